import type { CheckDocument } from '../core/ports.ts';
import { paths } from '../ui/paths.ts';
import { VerdictShape } from '../ui/verdict-shape.tsx';

/** Looks for a fact-check the machine did not propose, and puts one among the candidates. */
export const Find = (props: { caseId: string; words: string; found: CheckDocument[]; mine: boolean }) => (
  <section aria-labelledby="find">
    <h3 id="find">Find another fact-check</h3>
    <form method="get" action={paths.case(props.caseId)} class="row">
      <label class="visually-hidden" for="find-words">
        Words to look for
      </label>
      <input
        id="find-words"
        type="search"
        name="find"
        value={props.words}
        data-key="/"
        placeholder="Words of the claim"
      />
      <button type="submit" class="button plain">
        Search <kbd>/</kbd>
      </button>
    </form>
    {props.words !== '' && props.found.length === 0 ? (
      <p class="muted">Nothing found. Try other words, or write a verdict.</p>
    ) : null}
    <ul class="sent">
      {props.found.map((check) => (
        <li class="stack tight">
          <div class="candidate-head">
            <VerdictShape rating={check.rating} label />
            <span dir="auto">{check.title || check.claim}</span>
          </div>
          <p dir="auto" class="small">
            {check.claim}
          </p>
          <form method="post" action={paths.caseAct(props.caseId, 'attach')} class="row">
            <input type="hidden" name="factCheckId" value={check.id} />
            <button type="submit" class="button plain" disabled={!props.mine}>
              Add to the candidates
            </button>
            <span class="quiet">{check.publisher}</span>
          </form>
        </li>
      ))}
    </ul>
  </section>
);
