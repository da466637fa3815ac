import { isAtLeast } from '../core/actor.ts';
import { after, secondMs } from '../core/time.ts';
import { Desk, type DeskProps, Done } from '../review/desk-frame.tsx';
import { paths } from '../ui/paths.ts';
import { ago, counted, When } from '../ui/when.tsx';
import { AnswersTable, Switched } from './answers.part.tsx';
import type { Answers } from './answers.view.ts';
import { ChannelNotices, SeenAlerts } from './channel.part.tsx';
import type { Channel } from './channel.view.ts';
import type { Operations } from './operations.view.ts';
import { reconciledWords } from './reconciled.rules.ts';

/** What waits, what failed for good, and what nobody knows the fate of. */
export const OperationsPage = (
  props: DeskProps & { operations: Operations; answers: Answers | null; channel: Channel; done: string },
) => {
  const { operations, answers, channel, now } = props;
  const mayChange = isAtLeast(props.staff.role, 'admin');
  return (
    <Desk title="Operations" here="operations" staff={props.staff} now={now}>
      <div class="stack">
        <h1>Operations</h1>
        <Done words={props.done} />
        <ChannelNotices channel={channel} now={now} mayChange={mayChange} />
        {answers ? <Switched answers={answers} now={now} mayChange={mayChange} /> : null}
        <p>
          {operations.dead.length === 0 && operations.failedWords.length === 0 && operations.unsure === 0
            ? 'No job has failed for good, and every message we sent is accounted for.'
            : `${counted(operations.dead.length, 'job has', 'jobs have')} failed for good, ${counted(operations.failedWords.length, 'message', 'messages')} could not be sent, and the fate of ${operations.unsure} is not known yet.`}
        </p>
        <SeenAlerts channel={channel} now={now} />
        <p>
          <a href={paths.costs()}>What messages cost</a>
        </p>
        <AnswersTable answers={answers} now={now} />
        <h2>Work that waits</h2>
        {operations.familyless === 0 ? null : (
          <p>
            {counted(operations.familyless, 'fact-check waits', 'fact-checks wait')} to be put with others of the same
            claim.
          </p>
        )}
        {operations.toEmbed === 0 ? null : (
          <p>
            The embedding model was changed: {counted(operations.toEmbed, 'fact-check is', 'fact-checks are')} still to
            be embedded anew. Until then search goes by words alone.
          </p>
        )}
        <Reconciled of={operations.reconciled} now={now} />
        {operations.waiting.length === 0 ? <p class="muted">Nothing waits.</p> : null}
        <Table
          head={['Job', 'Waiting', 'To be retried', 'Running']}
          rows={operations.waiting.map((row) => [row.name, row.waiting, row.retrying, row.active])}
        />
        <h2>Jobs that failed for good</h2>
        {operations.dead.length === 0 ? <p class="muted">None.</p> : null}
        <Table
          head={['Job', 'About', 'Why', 'When']}
          rows={operations.dead.map((job) => [job.name, job.payload, job.why, <When at={job.at} now={now} />])}
        />
        {operations.dead.length === 0 ? null : (
          <form method="post" action={paths.retryJobs()} class="row">
            <button type="submit" class="button" disabled={!mayChange}>
              Try them again
            </button>
            {mayChange ? null : <span class="quiet">Only an admin can.</span>}
          </form>
        )}
        <h2>Messages that could not be sent</h2>
        {operations.failedWords.length === 0 ? <p class="muted">None.</p> : null}
        <Table
          head={['', 'Why', 'Queued', 'Message']}
          rows={operations.failedWords.map((words) => [
            <form method="post" action={paths.wordsAgain(words.id)}>
              <button type="submit" class="button plain" disabled={!mayChange}>
                Send again
              </button>
            </form>,
            words.fault ?? '',
            <When at={words.at} now={now} />,
            words.id,
          ])}
        />
      </div>
    </Desk>
  );
};

/** What the hourly look at the search index found. */
const Reconciled = ({ of: found, now }: { of: Operations['reconciled']; now: Date }) =>
  found === null ? null : (
    <p>
      The search index was held against the database {ago(after(now, -found.secondsAgo * secondMs), now)}:{' '}
      {reconciledWords(found)}.
    </p>
  );

const Table = (props: { head: string[]; rows: (string | number | ReturnType<typeof When>)[][] }) =>
  props.rows.length === 0 ? null : (
    <div class="table">
      <table>
        <thead>
          <tr>
            {props.head.map((word) => (
              <th scope="col">{word}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr>
              {row.map((cell) => (
                <td>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
