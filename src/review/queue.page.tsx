import { paths } from '../ui/paths.ts';
import { counted, languageName, When } from '../ui/when.tsx';
import { whyHere } from './case.rules.ts';
import { Desk, type DeskProps, Done } from './desk-frame.tsx';
import { mostDone, type Queue, type QueueFilter, type QueueRow, type Tab, tabs } from './queue.view.ts';
import { Spark } from './spark.tsx';

const tabNames: Record<Tab, string> = { open: 'Open', mine: 'Mine', escalated: 'Escalated', done: 'Done' };

const empty: Record<Tab, string> = {
  open: 'Nothing waits. New cases come here by themselves when the machine is not sure.',
  mine: 'You hold no case. Take the next one, or open one from the list.',
  escalated: 'Nothing is escalated.',
  done: 'No case has been closed yet.',
};

/** The queue: one line a case, most urgent first. */
export const QueuePage = (
  props: DeskProps & { queue: Queue; filter: QueueFilter; done: string; proposals: number },
) => {
  const { queue, filter } = props;
  return (
    <Desk title="Queue" here="queue" staff={props.staff} now={props.now}>
      <div class="stack">
        <div class="queue-head">
          <h1>Queue</h1>
          <form method="post" action={paths.nextCase()}>
            <button type="submit" class="button main" data-key="n">
              Take the next case <kbd>n</kbd>
            </button>
          </form>
        </div>
        <Done words={props.done} />
        <nav class="tabs" aria-label="Cases by state">
          {tabs.map((tab) => (
            <a
              href={paths.desk({ ...(tab === 'open' ? {} : { tab }) })}
              aria-current={tab === filter.tab ? 'page' : undefined}
            >
              {tabNames[tab]}{' '}
              <span class="number">
                {tab === 'done' && queue.counts.done === mostDone ? `${mostDone} +` : queue.counts[tab]}
              </span>
            </a>
          ))}
        </nav>
        {props.proposals > 0 ? (
          <p>
            <a href={paths.proposals()}>
              {counted(props.proposals, 'pair of claims', 'pairs of claims')} to compare: one claim or two?
            </a>
          </p>
        ) : null}
        {queue.languages.length > 1 ? <Languages queue={queue} filter={filter} /> : null}
        {queue.rows.length === 0 ? (
          <p class="muted">{empty[filter.tab]}</p>
        ) : (
          <ul class="queue">
            {queue.rows.map((row) => (
              <Row row={row} now={props.now} />
            ))}
          </ul>
        )}
        {queue.next ? (
          <p>
            <a
              class="button plain"
              href={paths.desk({ tab: filter.tab, language: filter.language, after: queue.next })}
            >
              Show less urgent cases
            </a>
          </p>
        ) : null}
      </div>
    </Desk>
  );
};

const Languages = (props: { queue: Queue; filter: QueueFilter }) => (
  <form method="get" action={paths.desk()} class="row">
    <input type="hidden" name="tab" value={props.filter.tab} />
    <label for="language">Language</label>
    <select id="language" name="language" style="inline-size: auto">
      <option value="">All</option>
      {props.queue.languages.map((language) => (
        <option value={language} selected={language === props.filter.language}>
          {languageName(language)}
        </option>
      ))}
    </select>
    <button type="submit" class="button plain">
      Show
    </button>
  </form>
);

const stateWords = { open: 'Open', escalated: 'Escalated', closed: 'Closed' } as const;

const Row = ({ row, now }: { row: QueueRow; now: Date }) => (
  <li class="queue-row" data-row>
    <span class={`state-dot ${row.state}`} role="img" aria-label={stateWords[row.state]} />
    <div>
      <p class="claim" dir="auto">
        <a href={paths.case(row.id)} lang={row.language === 'und' ? undefined : row.language}>
          {row.claim}
        </a>
      </p>
      <p class="quiet">
        {row.state === 'closed'
          ? `Closed: ${(row.outcome ?? '').replaceAll('-', ' ')}`
          : whyHere(row.reason, row.reasonDetail, 1)}
      </p>
    </div>
    <div class="queue-meta">
      <div>
        <Spark hourly={row.hourly} />
        <span class="quiet">asked {counted(row.askedCount, 'time', 'times')}</span>
      </div>
      <span class="quiet">{row.languages.map(languageName).join(', ')}</span>
      <span class="quiet">
        <When at={row.openedAt} now={now} />
      </span>
      <span class="quiet">
        {row.holder
          ? `${row.holder}, until ${row.heldUntil?.toISOString().slice(11, 16)}`
          : counted(row.candidates, 'candidate', 'candidates')}
      </span>
    </div>
  </li>
);
