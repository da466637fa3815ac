import { paths } from '../ui/paths.ts';
import { counted, languageName, When } from '../ui/when.tsx';
import { Desk, type DeskProps, Done } from './desk-frame.tsx';
import { Disagreements } from './disagreements.part.tsx';
import type { Disagreement } from './family.view.ts';
import type { ProposalsView, ProposalView, ProposedClaim } from './proposals.view.ts';
import { type ProposalWhy, whyWords } from './propose.rules.ts';

/** Pairs of claims that the machine would have a person look at, side by side. */
export const ProposalsPage = (
  props: DeskProps & { view: ProposalsView; disagreements: Disagreement[]; done: string },
) => (
  <Desk title="One claim or two?" here="" staff={props.staff} now={props.now}>
    <div class="stack">
      <h1>One claim or two?</h1>
      <p class="muted">
        The machine puts only near copies together by itself. Of these it is not sure. Everybody who asked one of two
        merged claims gets the same answer, so merge only what one verdict answers.
      </p>
      <Done words={props.done} />
      {props.view.open.length === 0 ? (
        <p class="muted">Nothing to compare. The machine looks at new claims once an hour.</p>
      ) : (
        <ul class="queue">
          {props.view.open.map((proposal) => (
            <li class="stack tight" style="padding-block: calc(3 * var(--space))">
              <Proposal proposal={proposal} />
            </li>
          ))}
        </ul>
      )}
      {props.view.openCount > props.view.open.length ? (
        <p class="quiet">{props.view.openCount - props.view.open.length} more come up as you decide these.</p>
      ) : null}
      <Disagreements {...props} />
      {props.view.decided.length > 0 ? <Decided view={props.view} now={props.now} /> : null}
      <p>
        <a href={paths.desk()}>Back to the queue</a>
      </p>
    </div>
  </Desk>
);

const Proposal = ({ proposal }: { proposal: ProposalView }) => {
  const isMerge = proposal.kind === 'merge';
  return (
    <>
      <h2>{isMerge ? 'May be one claim' : 'May not belong to its group'}</h2>
      <p class="quiet">Why: {reasons(proposal)}</p>
      <div class="before-after">
        <Side title={isMerge ? 'Asked first' : 'Its group'} claim={proposal.other} />
        <Side title={isMerge ? 'Asked later' : 'This wording'} claim={proposal.claim} />
      </div>
      <form method="post" action={paths.proposal(proposal.id)} class="row">
        <button type="submit" name="says" value="accept" class="button">
          {isMerge ? 'One claim: merge them' : 'Another claim: take it out'}
        </button>
        <button type="submit" name="says" value="dismiss" class="button plain">
          {isMerge ? 'Two claims: keep them apart' : 'It belongs: leave it'}
        </button>
      </form>
    </>
  );
};

/** Why the machine proposes it, as a sentence. */
export const reasons = (proposal: ProposalView): string =>
  `${proposal.why.map((why) => whyWords[why as ProposalWhy] ?? why).join('; ')}.`;

const Side = ({ title, claim }: { title: string; claim: ProposedClaim }) => (
  <section class="stack tight">
    <h3>{title}</h3>
    <p dir="auto" lang={claim.language === 'und' ? undefined : claim.language} style="overflow-wrap: anywhere">
      {claim.text}
    </p>
    <p class="quiet">
      {languageName(claim.language)}, asked {counted(claim.askedCount, 'time', 'times')}
      {claim.wordings > 1 ? `, in ${claim.wordings} wordings` : ''}
      {claim.caseId ? (
        <>
          {', '}
          <a href={paths.case(claim.caseId)}>open case</a>
        </>
      ) : (
        ', no open case'
      )}
    </p>
  </section>
);

const Decided = ({ view, now }: { view: ProposalsView; now: Date }) => (
  <details>
    <summary>Decided lately</summary>
    <ul class="queue">
      {view.decided.map((proposal) => (
        <li class="stack tight" style="padding-block: calc(2 * var(--space))">
          <p dir="auto" style="overflow-wrap: anywhere">
            {short(proposal.other.text)} <span class="quiet">and</span> {short(proposal.claim.text)}
          </p>
          <form method="post" action={paths.proposal(proposal.id)} class="row">
            <span class="quiet">
              {proposal.state === 'accepted' ? 'Accepted' : 'Dismissed'}
              {proposal.decider ? ` by ${proposal.decider}` : ''}{' '}
              {proposal.decidedAt ? <When at={proposal.decidedAt} now={now} /> : null}
            </span>
            <button type="submit" name="says" value="reopen" class="button plain">
              Take it back
            </button>
          </form>
        </li>
      ))}
    </ul>
  </details>
);

const short = (text: string): string => (text.length > 90 ? `${text.slice(0, 88).trimEnd()}…` : text);
