import { isAtLeast } from '../core/actor.ts';
import type { CheckDocument } from '../core/ports.ts';
import { dayMs } from '../core/time.ts';
import { type Policy, PolicyChoices, withChoices } from '../matching/policy.rules.ts';
import { type Outcome, tallyOf, tallyWords } from '../matching/preview.rules.ts';
import { mostPreviewed } from '../matching/preview-policy.ts';
import { Desk, type DeskProps, Done } from '../review/desk-frame.tsx';
import { whyWords } from '../review/why-words.rules.ts';
import { paths } from '../ui/paths.ts';
import { VerdictShape } from '../ui/verdict-shape.tsx';
import { counted, languageName, When } from '../ui/when.tsx';
import { changeWords } from './change-words.ts';
import type { PreviewView, Shown } from './machine.view.ts';

type PreviewProps = DeskProps & { view: PreviewView; shipped: Policy; version: number; done: string };

/** Last week's messages that would have been answered differently, and the button that makes it so. */
export const PreviewPage = (props: PreviewProps) => {
  const { view, now } = props;
  const { preview } = view;
  const changes = changeWords(view.from, withChoices(props.shipped, PolicyChoices.parse(preview.choices)));
  const total = preview.submissionIds.length;
  const messages = counted(total, 'message', 'messages');
  const week = weekWords(view.until, now);
  const tally = tallyOf(preview.differences);
  return (
    <Desk title="Preview of a change" here="operations" staff={props.staff} now={now}>
      <div class="stack machine">
        <p>
          <a href={paths.machine()}>What the machine may do</a>
        </p>
        <h1>What would be answered differently</h1>
        <Done words={props.done} />
        <section class="stack tight" aria-labelledby="change">
          <h2 id="change">The change</h2>
          {changes.length === 0 ? <p class="muted">Nothing would change: the form says what is in force.</p> : null}
          <ul class="plain-list">
            {changes.map((words) => (
              <li>{words}</li>
            ))}
          </ul>
        </section>
        {preview.finishedAt === null ? (
          <div class="stack tight" role="status">
            <p>
              Looked at {preview.looked} of {messages} of {week}. This page brings itself up to date.
            </p>
            <progress value={preview.looked} max={Math.max(1, total)} aria-label="Messages looked at" />
          </div>
        ) : (
          <p role="status">
            Looked at {total === mostPreviewed ? `the newest ${messages}` : `all ${messages}`} of {week},{' '}
            <When at={preview.finishedAt} now={now} />.{' '}
            {preview.differences.length === 0 ? 'None would be answered differently.' : ''}
          </p>
        )}
        {tally.length === 0 ? null : (
          <ul class="tally">
            {tally.map((one) => (
              <li>{tallyWords(one)}</li>
            ))}
          </ul>
        )}
        <Apply {...props} changed={changes.length > 0} />
        {view.shown.length === 0 ? null : (
          <section class="stack tight" aria-labelledby="messages">
            <h2 id="messages">
              {view.shown.length < preview.differences.length
                ? `The newest ${view.shown.length} of ${preview.differences.length} messages`
                : counted(view.shown.length, 'message', 'messages')}
            </h2>
            <ol class="differences">
              {view.shown.map((one) => (
                <Difference one={one} checks={view.checks} now={now} />
              ))}
            </ol>
          </section>
        )}
      </div>
    </Desk>
  );
};

/** The last week; the one until the newest message, where nobody wrote lately. */
const weekWords = (until: Date | null, now: Date): string =>
  until === null || now.getTime() - until.getTime() < dayMs
    ? 'the last week'
    : `the week until ${until.toISOString().slice(0, 10)}`;

const Apply = (props: PreviewProps & { changed: boolean }) => {
  const { preview } = props.view;
  const refused = whyNot(props);
  return (
    <form method="post" action={paths.applyPolicy(preview.id)} class="stack tight">
      <div class="field">
        <label for="reason">Why this change</label>
        <input id="reason" name="reason" required maxlength={2000} disabled={refused !== null} />
      </div>
      <p class="row">
        <button type="submit" class="button main" disabled={refused !== null}>
          Apply to every message from now on
        </button>
        <a class="button plain" href={paths.machine()}>
          Leave it as it is
        </a>
        {refused === null ? null : <span class="quiet">{refused}</span>}
      </p>
    </form>
  );
};

/** Why a preview cannot be applied; null when it can. */
function whyNot(props: PreviewProps & { changed: boolean }): string | null {
  if (!isAtLeast(props.staff.role, 'admin')) return 'Only an admin can.';
  if (!props.changed) return 'There is nothing to apply.';
  if (props.version !== props.view.preview.basedOn)
    return 'What the machine may do was changed after this preview. Preview again.';
  return props.view.preview.finishedAt === null ? 'When it has looked at all of them.' : null;
}

const Difference = ({ one, checks, now }: { one: Shown; checks: PreviewView['checks']; now: Date }) => (
  <li>
    <p class="quiet">
      {one.at ? <When at={one.at} now={now} /> : null} · {languageName(one.language)}
    </p>
    {one.text === null ? (
      <p class="muted">Erased by the person who asked.</p>
    ) : (
      <blockquote dir="auto" class="small">
        {one.text}
      </blockquote>
    )}
    <dl class="before-after">
      <OutcomePart label="Now" outcome={one.before} checks={checks} />
      <OutcomePart label="Then" outcome={one.after} checks={checks} />
    </dl>
    <p class="small">
      {one.after.probability === null ? '' : `Best candidate ${percent(one.after.probability)} likely. `}
      {one.judged === null ? 'No reviewer judged this fact-check for this claim.' : ''}
      {one.judged === null ? null : (
        <strong>
          A reviewer {one.judged === 'rejected' ? 'rejected' : 'accepted'} this fact-check for this claim.
        </strong>
      )}
    </p>
    <ul class="why" aria-label="Why">
      {whyWords(one.after.why).map((words) => (
        <li>{words}</li>
      ))}
    </ul>
  </li>
);

const OutcomePart = (props: { label: string; outcome: Outcome; checks: PreviewView['checks'] }) => {
  const { decision, reason, factCheckIds } = props.outcome;
  const shown = decision === 'reply' || decision === 'ask' ? factCheckIds : [];
  return (
    <div>
      <dt>{props.label}</dt>
      <dd>
        <span class="decision-word">{decisionWords[decision]}</span>{' '}
        <span class="quiet">({reason.replaceAll('-', ' ')})</span>
        {shown.map((id) => (
          <Check check={props.checks.get(id)} />
        ))}
      </dd>
    </div>
  );
};

const Check = ({ check }: { check: CheckDocument | undefined }) =>
  check === undefined ? (
    <p class="muted small">A fact-check that is withdrawn since.</p>
  ) : (
    <p class="small row">
      <VerdictShape rating={check.rating} label />
      <span dir="auto">
        {check.claim} <span class="quiet">{check.publisher}</span>
      </span>
    </p>
  );

const decisionWords: Record<Outcome['decision'], string> = {
  reply: 'is answered',
  ask: 'is asked',
  review: 'goes to people',
  chat: 'is taken for small talk',
};

const percent = (share: number) => `${Math.round(share * 100)} %`;
