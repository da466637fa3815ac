import { isAtLeast } from '../core/actor.ts';
import { paths } from '../ui/paths.ts';
import { VerdictShape } from '../ui/verdict-shape.tsx';
import { languageName } from '../ui/when.tsx';
import type { DeskProps } from './desk-frame.tsx';
import type { Disagreement, Fellow } from './family.view.ts';

/** Fact-checks that count as one claim and find opposite things: an editor says whether they belong together. */
export const Disagreements = ({ disagreements, staff }: DeskProps & { disagreements: Disagreement[] }) => {
  if (disagreements.length === 0) return null;
  const may = isAtLeast(staff.role, 'editor');
  return (
    <section class="stack" aria-labelledby="disagreements">
      <h2 id="disagreements">Fact-checks that disagree</h2>
      <p class="muted">
        These count as checks of one claim, and one finds true what the other finds wrong. While they do, the machine
        answers nobody with either of them by itself.
        {may ? '' : ' Only an editor can settle it.'}
      </p>
      <ul class="queue">
        {disagreements.map(({ right, wrong }) => (
          <li class="stack tight" style="padding-block: calc(3 * var(--space))">
            <div class="before-after">
              <Side check={right} />
              <Side check={wrong} />
            </div>
            <form method="post" action={paths.factCheckFamily(right.id)} class="row">
              <input type="hidden" name="otherId" value={wrong.id} />
              <button type="submit" name="change" value="leave" class="button" disabled={!may}>
                Two claims: take them apart
              </button>
              <button type="submit" name="change" value="join" class="button plain" disabled={!may}>
                One claim: the publishers differ
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Side = ({ check }: { check: Fellow }) => (
  <section class="stack tight">
    <div class="candidate-head">
      <VerdictShape rating={check.rating} label />
      <a href={paths.factCheck(check.id)} dir="auto">
        {check.title || check.claim}
      </a>
    </div>
    <p dir="auto" class="small" style="overflow-wrap: anywhere">
      {check.claim}
    </p>
    <p class="quiet">
      {[check.publisher, check.publishedOn, languageName(check.language)].filter(Boolean).join(' · ')}
    </p>
  </section>
);
