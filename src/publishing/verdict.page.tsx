import { phrasesOf } from '../conversation/words.ts';
import { answerBody } from '../matching/answer.rules.ts';
import { AlsoChecked } from '../review/also-checked.part.tsx';
import { Desk, type DeskProps, Done } from '../review/desk-frame.tsx';
import type { Fellow } from '../review/family.view.ts';
import { RatingChoice, VerdictFields } from '../review/verdict-form.part.tsx';
import { paths } from '../ui/paths.ts';
import { ratingName, VerdictShape } from '../ui/verdict-shape.tsx';
import { counted, languageName, When } from '../ui/when.tsx';
import { noticeOf } from './notice.rules.ts';
import type { Verdict } from './publishing.store.ts';

type Props = DeskProps & { verdict: Verdict; done: string };

/** What will happen if this draft is published, exactly, before anything does. */
export const PreviewPage = (
  props: Props & { reach: { all: number; inside: number }; missing: string[]; publisher: string; mayPublish: boolean },
) => {
  const { verdict, reach, missing } = props;
  const outside = reach.all - reach.inside;
  const publishedAt = props.now.toISOString();
  const check = { ...verdict, id: 'fc_draft', publisher: props.publisher, publishedAt, url: 'https://…' };
  const phrases = phrasesOf(verdict.language);
  return (
    <Desk title="Preview" here="" staff={props.staff} now={props.now}>
      <div class="stack">
        <h1>{verdict.correctsId ? 'Publish this correction?' : 'Publish this verdict?'}</h1>
        <Done words={props.done} />
        <p>
          <strong>Reply to {counted(reach.all, 'asker', 'askers')}:</strong> {reach.inside} inside the 24-hour window,{' '}
          {outside} by template. The page appears on the public site, and the next person who asks is answered at once.
        </p>
        {missing.length > 0 ? (
          <ul class="notice danger">
            {missing.map((words) => (
              <li>{words}</li>
            ))}
          </ul>
        ) : null}
        <div class="row">
          <form method="post" action={paths.verdictPublish(verdict.id)}>
            <button type="submit" class="button main" disabled={missing.length > 0 || !props.mayPublish}>
              Publish to {counted(reach.all, 'person', 'people')}
            </button>
          </form>
          <a class="button plain" href={verdict.caseId ? paths.case(verdict.caseId) : paths.verdictCorrect(verdict.id)}>
            Go on writing
          </a>
          {props.mayPublish ? null : (
            <span class="quiet">Only an editor can publish. Your draft is kept; ask one to look at it.</span>
          )}
        </div>
        <div class="preview">
          <section aria-labelledby="message">
            <h2 id="message">The message, in {languageName(verdict.language)}</h2>
            <div class="bubble" dir="auto">
              <Marked text={answerBody(check, noticeOf(verdict, { language: verdict.language, heard: true })).body} />
            </div>
            <div class="bubble-buttons" aria-hidden="true">
              <span>{phrases.helpful}</span>
              <span>{phrases.notMine}</span>
              <span>{phrases.person}</span>
            </div>
          </section>
          <section aria-labelledby="page">
            <h2 id="page">The public page</h2>
            <PageWords verdict={verdict} />
          </section>
        </div>
      </div>
    </Desk>
  );
};

/** Text as a phone shows it: *bold* is bold. */
const Marked = (props: { text: string }) => (
  <>{props.text.split(/\*([^*\n]+)\*/).map((part, index) => (index % 2 === 1 ? <strong>{part}</strong> : part))}</>
);

const PageWords = ({ verdict, whole }: { verdict: Verdict; whole?: boolean }) => (
  <div class="stack tight" lang={verdict.language} dir="auto">
    <p class="row">
      <VerdictShape rating={verdict.rating} /> <strong>{ratingName[verdict.rating]}</strong>
    </p>
    {whole ? <h1>{verdict.title}</h1> : <h3>{verdict.title}</h3>}
    <blockquote>{verdict.claim}</blockquote>
    <p>{verdict.summary}</p>
    {verdict.explanation.split(/\n{2,}/).map((paragraph) => (
      <p>{paragraph}</p>
    ))}
    <ul>
      {verdict.sources.map((source) => (
        <li>
          <a href={source.url} rel="noreferrer">
            {source.name}
          </a>
        </li>
      ))}
    </ul>
  </div>
);

/** A published verdict: what it says, whom it reached, and the way to correct it. */
export const VerdictPage = (
  props: Props & {
    slug: string | null;
    fellows: Fellow[];
    heard: { notices: number; sent: number; kept: number; failed: number; dropped: number };
  },
) => (
  <Desk title={props.verdict.title} here="published" staff={props.staff} now={props.now} main="read">
    <div class="stack">
      <Done words={props.done} />
      <p class="quiet">
        Version {props.verdict.version}
        {props.verdict.publishedAt ? (
          <>
            {' · published '}
            <When at={props.verdict.publishedAt} now={props.now} />
          </>
        ) : null}
      </p>
      <p>
        {counted(props.heard.notices, 'asker is', 'askers are')} told: {props.heard.sent} reached, {props.heard.kept}{' '}
        kept until they write, {props.heard.failed} failed
        {props.heard.dropped > 0 ? `, ${props.heard.dropped} not sent any more` : ''}.
      </p>
      <PageWords verdict={props.verdict} whole />
      {props.verdict.factCheckId ? (
        <AlsoChecked factCheckId={props.verdict.factCheckId} fellows={props.fellows} />
      ) : null}
      <div class="row">
        {props.slug ? (
          <a class="button" href={paths.check(props.slug)}>
            Open the public page
          </a>
        ) : null}
        {props.verdict.state === 'published' ? (
          <a class="button plain" href={paths.verdictCorrect(props.verdict.id)}>
            Correct it
          </a>
        ) : (
          <span class="tag">{props.verdict.state}</span>
        )}
      </div>
    </div>
  </Desk>
);

/** Writes a correction: the words as they stand, and what was wrong. */
export const CorrectPage = (props: Props) => (
  <Desk title="Correct a verdict" here="published" staff={props.staff} now={props.now} main="read">
    <form method="post" action={paths.verdictCorrect(props.verdict.id)} class="stack">
      <h1>Correct this verdict</h1>
      <p>Everyone who heard it will hear the correction. The page keeps its address and says what changed.</p>
      <div class="field">
        <label for="note">
          What was wrong <span class="hint">Sent with the correction.</span>
        </label>
        <textarea id="note" name="note" rows={2} maxlength={500} required dir="auto">
          {props.verdict.correctionNote ?? ''}
        </textarea>
      </div>
      <fieldset class="stack">
        <legend>The verdict as it should stand</legend>
        <RatingChoice chosen={props.verdict.rating} />
        <VerdictFields claim={props.verdict.claim} draft={props.verdict} language={props.verdict.language} />
      </fieldset>
      <div class="row">
        <button type="submit" class="button main">
          Preview
        </button>
        <span class="quiet">Nothing is sent yet.</span>
      </div>
    </form>
  </Desk>
);

/** All published verdicts, newest first. */
export const PublishedPage = (props: DeskProps & { verdicts: Verdict[] }) => (
  <Desk title="Published" here="published" staff={props.staff} now={props.now}>
    <div class="stack">
      <h1>Published</h1>
      {props.verdicts.length === 0 ? (
        <p class="muted">Nothing is published yet. Take a case from the queue and write its verdict.</p>
      ) : null}
      <ul class="queue">
        {props.verdicts.map((verdict) => (
          <li class="row" data-row style="padding-block: 8px">
            <VerdictShape rating={verdict.rating} label />
            <a href={paths.verdict(verdict.id)} dir="auto">
              {verdict.title}
            </a>
            <span class="quiet">
              {verdict.publishedAt ? <When at={verdict.publishedAt} now={props.now} /> : null}
              {verdict.version > 1 ? `, corrected (version ${verdict.version})` : ''}
            </span>
          </li>
        ))}
      </ul>
    </div>
  </Desk>
);
