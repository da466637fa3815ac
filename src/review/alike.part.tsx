import { paths } from '../ui/paths.ts';
import { counted, languageName } from '../ui/when.tsx';
import type { CaseView } from './case.view.ts';
import { reasons } from './proposals.page.tsx';

/** Claims of other groups that may be this one: no verdict reaches their askers until a person says they are one. */
export const Alike = ({ view }: { view: CaseView }) => {
  const ours = new Set(view.group.map((claim) => claim.id));
  return (
    <details open>
      <summary>{counted(view.alike.length, 'other claim', 'other claims')} may be the same</summary>
      <p class="quiet">Who asked them hears your verdict only once they are merged.</p>
      <ul class="sent">
        {view.alike.map((proposal) => {
          const { text, language, askedCount, caseId } = ours.has(proposal.claimId) ? proposal.other : proposal.claim;
          return (
            <li class="stack tight">
              <p class="quiet">
                {languageName(language)}, asked {counted(askedCount, 'time', 'times')}
                {caseId ? (
                  <>
                    {', '}
                    <a href={paths.case(caseId)}>open case</a>
                  </>
                ) : null}
              </p>
              <p dir="auto" lang={language === 'und' ? undefined : language}>
                {text}
              </p>
              <p class="quiet">Why: {reasons(proposal)}</p>
              <form method="post" action={paths.proposal(proposal.id)} class="row">
                <input type="hidden" name="caseId" value={view.case.id} />
                <button type="submit" name="says" value="accept" class="button plain">
                  One claim: merge them
                </button>
                <button type="submit" name="says" value="dismiss" class="button plain">
                  Two claims
                </button>
              </form>
            </li>
          );
        })}
      </ul>
    </details>
  );
};
