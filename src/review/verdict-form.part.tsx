import { ownWords } from '../claims/wordless.rules.ts';
import { ratings } from '../core/ratings.ts';
import { paths } from '../ui/paths.ts';
import { ratingName, VerdictShape } from '../ui/verdict-shape.tsx';
import type { CaseView } from './case.view.ts';

/** Writes or changes the draft verdict of a case; the next page is a preview. */
export const VerdictForm = ({ view, mine }: { view: CaseView; mine: boolean }) => {
  const draft = view.draft;
  return (
    <form method="post" action={paths.caseAct(view.case.id, 'verdict')} class="stack">
      <fieldset disabled={!mine} class="stack">
        <legend>{draft ? 'Your draft verdict' : 'Write a verdict'}</legend>
        <RatingChoice chosen={draft?.rating ?? null} />
        <VerdictFields
          claim={draft?.claim ?? ownWords(view.claim).slice(0, 500)}
          draft={draft}
          language={draft?.language ?? (view.claim.language === 'und' ? 'en' : view.claim.language)}
        />
        <div class="row pinned">
          <button type="submit" class="button main">
            Preview
          </button>
          <span class="quiet">Nothing is sent yet.</span>
        </div>
      </fieldset>
    </form>
  );
};

/** The five ratings, each with its shape. */
export const RatingChoice = (props: { chosen: string | null }) => (
  <div class="ratings" role="radiogroup" aria-label="Rating">
    {ratings.map((rating) => (
      <label>
        <input type="radio" name="rating" value={rating} required checked={props.chosen === rating} />
        <VerdictShape rating={rating} /> {ratingName[rating]}
      </label>
    ))}
  </div>
);

type Draft = { title: string; summary: string; explanation: string; sources: { name: string; url: string }[] } | null;

/** The fields of a verdict, the same for a first one and for a correction. */
export const VerdictFields = (props: { claim: string; draft: Draft; language: string }) => (
  <>
    <Area name="claim" label="The claim, as we checked it" value={props.claim} rows={2} most={500} />
    <Area
      name="title"
      label="What is true, in one sentence"
      value={props.draft?.title ?? ''}
      rows={2}
      most={180}
      first
    />
    <Area
      name="summary"
      label="Why, in two or three sentences"
      hint="Sent with the answer."
      value={props.draft?.summary ?? ''}
      rows={3}
      most={300}
    />
    <Area
      name="explanation"
      label="The whole explanation"
      hint="For the public page."
      value={props.draft?.explanation ?? ''}
      rows={4}
      most={20000}
    />
    <Area
      name="sources"
      label="Sources"
      hint="One to a line: Name | https://…"
      value={(props.draft?.sources ?? []).map((source) => `${source.name} | ${source.url}`).join('\n')}
      rows={2}
      most={4000}
    />
    <div class="field">
      <label for="language">Language of these words</label>
      <input id="language" name="language" value={props.language} required pattern="[a-z]{2,3}(-[A-Za-z0-9]+)*" />
    </div>
  </>
);

const Area = (props: {
  name: string;
  label: string;
  hint?: string;
  value: string;
  rows: number;
  most: number;
  first?: boolean;
}) => (
  <div class="field">
    <label for={props.name}>
      {props.label} {props.hint ? <span class="hint">{props.hint}</span> : null}
    </label>
    <textarea
      id={props.name}
      name={props.name}
      rows={props.rows}
      maxlength={props.most}
      required={props.name !== 'explanation' && props.name !== 'sources'}
      dir="auto"
      data-key={props.first ? 'v' : undefined}
    >
      {props.value}
    </textarea>
  </div>
);
