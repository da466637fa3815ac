import type { CheckDocument } from '../core/ports.ts';
import { kindWords } from '../inbox/kind-words.rules.ts';
import { sentenceOf } from '../ledger/sentence.rules.ts';
import { paths } from '../ui/paths.ts';
import { ago, counted, languageName, When } from '../ui/when.tsx';
import { Alike } from './alike.part.tsx';
import { Candidates } from './candidates.part.tsx';
import { afterEvent, whyHere } from './case.rules.ts';
import type { CaseView } from './case.view.ts';
import { Desk, type DeskProps, Done } from './desk-frame.tsx';
import { Find } from './find.part.tsx';
import { Questions } from './questions.part.tsx';
import { VerdictForm } from './verdict-form.part.tsx';

type Props = DeskProps & { view: CaseView; find: { words: string; found: CheckDocument[] }; done: string };

/** A case: what people sent, candidates with why, decision and ledger. */
export const CasePage = (props: Props) => {
  const { view, now } = props;
  const mine = view.case.heldBy === props.staff.id && (view.case.heldUntil ?? now) > now;
  return (
    <Desk title={view.claim.text.slice(0, 60)} here="" staff={props.staff} now={now}>
      <div class="case-head">
        <p class="quiet">{whyHere(view.case.reason, view.case.reasonDetail, view.asked.count)}</p>
        <h1 dir="auto">{view.claim.text}</h1>
        <HoldLine {...props} mine={mine} />
        <Done words={props.done} />
      </div>
      <div class="columns fill">
        <Sent {...props} mine={mine} />
        <Candidates view={view} mine={mine}>
          <Find caseId={view.case.id} {...props.find} mine={mine} />
        </Candidates>
        <section class="column decision" aria-labelledby="decision" tabindex={0}>
          <h2 id="decision">Decision</h2>
          {view.case.state === 'closed' ? <ClosedForms {...props} mine={mine} /> : <OpenForms {...props} mine={mine} />}
          <h3>Ledger</h3>
          <ol class="ledger">
            {view.entries.map((entry) => (
              <li class={entry.actorKind === 'staff' ? '' : 'machine'}>
                <strong>{entry.actorKind === 'staff' ? entry.actorName : `Machine (${entry.actorName})`}</strong>{' '}
                {sentenceOf(entry)}, <time datetime={entry.at.toISOString()}>{ago(entry.at, now)}</time>
                <UndoGrouping caseId={view.case.id} entry={entry} mine={mine} />
              </li>
            ))}
          </ol>
        </section>
      </div>
    </Desk>
  );
};

/** A grouping can be taken back from the entry that tells of it. */
const UndoGrouping = ({
  caseId,
  entry,
  mine,
}: {
  caseId: string;
  entry: CaseView['entries'][number];
  mine: boolean;
}) => {
  const { merge, other } = entry.details;
  if (entry.did !== 'case.grouped' || typeof merge !== 'string' || typeof other !== 'string') return null;
  return (
    <form method="post" action={paths.claimAct(caseId, 'ungroup')} class="row">
      <input type="hidden" name="mergeId" value={merge} />
      <input type="hidden" name="otherCaseId" value={other} />
      <button type="submit" class="button plain" disabled={!mine}>
        Undo the grouping
      </button>
    </form>
  );
};

type Part = Props & { mine: boolean };

const HoldLine = ({ view, mine, now }: Part) => {
  const until = view.case.heldUntil?.toISOString().slice(11, 16);
  if (view.case.state === 'closed') return <p>Closed: {(view.case.outcome ?? '').replaceAll('-', ' ')}.</p>;
  if (mine) {
    return (
      <div class="row">
        <span data-renew={paths.caseAct(view.case.id, 'hold')} role="status">
          You hold this case until {until} UTC. Typing renews it.
        </span>
        <form method="post" action={paths.caseAct(view.case.id, 'release')}>
          <button type="submit" class="button plain" data-key="s">
            Give it back <kbd>s</kbd>
          </button>
        </form>
      </div>
    );
  }
  if (view.holder)
    return <p>{`${view.holder} works on this until ${until} UTC. You can read; ask them to hand it over.`}</p>;
  return (
    <form method="post" action={paths.caseAct(view.case.id, 'hold')} class="row">
      <button type="submit" class="button main" data-key="w">
        Work on this case <kbd>w</kbd>
      </button>
      <span class="quiet">
        Open since <When at={view.case.openedAt} now={now} />
      </span>
    </form>
  );
};

const Sent = ({ view, now, mine }: Part) => (
  <section class="column" aria-labelledby="sent" tabindex={0}>
    <h2 id="sent">What people sent</h2>
    <p class="quiet">
      Asked {counted(view.asked.count, 'time', 'times')}{' '}
      {view.asked.askers === null ? '' : `by ${counted(view.asked.askers, 'person', 'people')} `}in{' '}
      {view.asked.languages.map(languageName).join(', ') || 'no known language'}
      {view.asked.first ? `, first ${ago(view.asked.first, now)}` : ''}
    </p>
    <ul class="sent">
      {view.sent.map((message) => (
        <li>
          <p class="quiet">
            {message.nickname} · <When at={message.sentAt} now={now} />
            {message.forwarded === 'often'
              ? ' · forwarded many times'
              : message.forwarded === 'forwarded'
                ? ' · forwarded'
                : ''}
            {taps.has(message.type) ? ' · tapped' : ''}
          </p>
          {message.mediaId ? (
            <details>
              <summary>
                {message.mediaState === 'stored' ? 'Show what was sent: ' : 'Not fetched: '}
                {kindWords(message.type, message.payload)}
              </summary>
              {message.mediaState === 'stored' && message.mimeType?.startsWith('image/') ? (
                <img src={paths.media(message.mediaId)} alt="Sent by the asker" loading="lazy" />
              ) : null}
            </details>
          ) : null}
          <p dir="auto">{message.text ?? withoutWords(message)}</p>
        </li>
      ))}
    </ul>
    <Questions view={view} now={now} mine={mine} />
    {view.group.length > 1 ? <Group view={view} /> : null}
    {view.alike.length > 0 ? <Alike view={view} /> : null}
  </section>
);

const withoutWords = ({ type, payload, isTakenBack }: CaseView['sent'][number]) =>
  isTakenBack ? 'Taken back by the one who sent it.' : `No words: ${kindWords(type, payload)}.`;

/** Kinds of messages that are a choice of ours, by their text the title of the button or row. */
const taps = new Set(['interactive', 'button']);

const Group = ({ view }: { view: CaseView }) => (
  <details>
    <summary>{counted(view.group.length, 'wording', 'wordings')} are treated as one claim</summary>
    <ul class="sent">
      {view.group.map((claim) => (
        <li>
          <p dir="auto">{claim.text}</p>
          {claim.id === claim.rootId ? (
            <p class="quiet">The group is named after this one.</p>
          ) : (
            <form method="post" action={paths.claimAct(view.case.id, 'split')}>
              <input type="hidden" name="claimId" value={claim.id} />
              <button type="submit" class="button plain">
                Not the same claim
              </button>
            </form>
          )}
        </li>
      ))}
    </ul>
  </details>
);

const OpenForms = (props: Part) => {
  const { view, mine } = props;
  const escalating = afterEvent(view.case.state, 'escalate');
  return (
    <div class="stack">
      {mine ? null : <p class="muted">Take the case to decide it. Until then the buttons rest.</p>}
      <VerdictForm view={view} mine={mine} />
      <details>
        <summary>Escalate, note, group or close</summary>
        <div class="stack">
          <form method="post" action={paths.caseAct(view.case.id, 'change')} class="stack tight">
            <input type="hidden" name="version" value={view.case.version} />
            <label for="note">Note for colleagues</label>
            <textarea id="note" name="note" rows={2} data-key="m" />
            <div class="row">
              <button type="submit" name="act" value="note" class="button plain">
                Add note
              </button>
              <button
                type="submit"
                name="act"
                value={'refused' in escalating ? 'de-escalate' : 'escalate'}
                class="button plain"
                disabled={!mine}
              >
                {'refused' in escalating ? 'Take escalation back' : 'Escalate'}
              </button>
              <button type="submit" name="act" value="close" class="button plain" disabled={!mine}>
                Close as not checkable
              </button>
            </div>
            <p class="quiet">
              Who asked hears two minutes after closing that it cannot be checked, unless the case is open again.
            </p>
          </form>
          <form method="post" action={paths.claimAct(view.case.id, 'group')} class="stack tight">
            <label for="other">Same claim as another case</label>
            <input id="other" name="otherCaseId" placeholder="case_…" required />
            <button type="submit" class="button plain" disabled={!mine}>
              Group them
            </button>
          </form>
        </div>
      </details>
    </div>
  );
};

const ClosedForms = ({ view }: Part) => (
  <div class="stack">
    {view.published ? (
      <p>
        <a class="button" href={paths.verdict(view.published.id)}>
          See the published verdict
        </a>
      </p>
    ) : null}
    <form method="post" action={paths.caseAct(view.case.id, 'change')}>
      <input type="hidden" name="version" value={view.case.version} />
      <button type="submit" name="act" value="reopen" class="button plain">
        Reopen
      </button>
    </form>
  </div>
);
