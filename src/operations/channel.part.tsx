import { paths } from '../ui/paths.ts';
import { counted, When } from '../ui/when.tsx';
import type { AlertShown, Channel } from './channel.view.ts';

type Props = { channel: Channel; now: Date; mayChange: boolean };

/** Why nothing is sent, when nothing is, and the way out; then what waits to be seen. */
export const ChannelNotices = ({ channel, now, mayChange }: Props) => {
  const stopped = channel.waiting.find((alert) => alert.kind === 'sending.stopped');
  return (
    <>
      {channel.pause ? (
        <section class="notice danger stack tight" aria-labelledby="paused" role="alert">
          <h2 id="paused">Nothing is sent</h2>
          <p>
            {stopped?.words ?? channel.pause.detail} What people are owed waits, and nothing is lost. Sending is tried
            again <time datetime={channel.pause.until.toISOString()}>{whenNext(channel.pause.until, now)}</time>.
          </p>
          <form method="post" action={paths.resumeSending()} class="row">
            <button type="submit" class="button" disabled={!mayChange}>
              Send now
            </button>
            <span class="quiet">{mayChange ? 'If the cause is gone, all of it goes out.' : 'Only an admin can.'}</span>
          </form>
        </section>
      ) : null}
      {channel.waiting
        .filter((alert) => channel.pause === null || alert !== stopped)
        .map((alert) => (
          <Waiting alert={alert} now={now} />
        ))}
    </>
  );
};

const Words = ({ of: words }: { of: string }) => {
  const [what, ...steps] = words.split('\n');
  return (
    <>
      <p>{what}</p>
      {steps.length === 0 ? null : (
        <ol>
          {steps.map((step) => (
            <li>{step}</li>
          ))}
        </ol>
      )}
    </>
  );
};

const Waiting = ({ alert, now }: { alert: AlertShown; now: Date }) => (
  <div class={`notice ${alert.severity === 'stop' ? 'danger ' : ''}stack tight`}>
    <h2>{titles[alert.severity]}</h2>
    <Words of={alert.words} />
    <form method="post" action={paths.alertSeen(alert.id)} class="row">
      <button type="submit" class="button">
        I have seen it
      </button>
      <span class="quiet">
        <When at={alert.at} now={now} />
        {alert.times > 1 ? `, ${counted(alert.times, 'time', 'times')}` : ''}
      </span>
    </form>
  </div>
);

const titles = {
  stop: 'People hear nothing from us',
  warning: 'This needs a look',
  notice: 'Good to know',
} as const;

/** Alerts that somebody has seen, newest first. */
export const SeenAlerts = ({ channel, now }: Pick<Props, 'channel' | 'now'>) =>
  channel.seen.length === 0 ? null : (
    <details>
      <summary>Alerts seen lately</summary>
      <ul>
        {channel.seen.map((alert) => (
          <li>
            {alert.words.split('\n', 1)}{' '}
            <span class="quiet">
              <When at={alert.at} now={now} />, seen by {alert.seenBy}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );

/** "at 14:32", or "on 2026-12-01" when that is not today. UTC. */
const whenNext = (until: Date, now: Date): string => {
  const [day, time] = until.toISOString().split('T') as [string, string];
  return day === now.toISOString().slice(0, 10) ? `at ${time.slice(0, 5)}` : `on ${day}`;
};
