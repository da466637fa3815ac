import { paths } from '../ui/paths.ts';
import type { Faults } from './faults.rules.ts';

/** Shares of requests that the panel sets, with their words. */
export const shares = [
  ['rate429', 'Refuse sends: too many (429)'],
  ['rate500', 'Fail inside (500)'],
  ['dropResponse', 'Accept, but lose the answer'],
  ['rateFailed', 'Fail after sent (131026)'],
  ['chatOpen', 'Chat is open: read, never delivered'],
  ['staysSent', 'Phone is off: sent, no more'],
  ['windowByWebhook', 'Outside the window: accept, then fail (131047)'],
  ['duplicateWebhooks', 'Deliver webhooks twice'],
  ['shuffleWebhooks', 'Let webhooks overtake'],
] as const;

/** A share as the panel shows it, in whole percent. */
export const percentOf = (share: number): number => Math.round(share * 100);

const Switch = ({ name, words, isOn }: { name: string; words: string; isOn: boolean }) => (
  <label class="fault" for={name}>
    <span>{words}</span>
    <input id={name} name={name} type="checkbox" value="yes" checked={isOn} />
  </label>
);

/** What the simulated provider does wrong, to be changed while phones talk. */
export const FaultsPanel = ({ faults, back }: { faults: Faults; back: string }) => (
  <details
    class="panel"
    open={
      shares.some(([name]) => faults[name] > 0) ||
      faults.delayMs > 0 ||
      faults.unsubscribed ||
      (faults.error?.times ?? 0) > 0
    }
  >
    <summary>
      <h2>Faults</h2>
    </summary>
    <form method="post" action={`${paths.simulator()}/faults`} class="stack tight">
      <input type="hidden" name="back" value={back} />
      <p class="quiet">What the simulated WhatsApp does wrong, as a share of requests in percent.</p>
      {shares.map(([name, words]) => (
        <label class="fault" for={name}>
          <span>{words}</span>
          <input id={name} name={name} type="number" min="0" max="100" value={String(percentOf(faults[name]))} />
        </label>
      ))}
      <label class="fault" for="delayMs">
        <span>Hold answers back, in ms</span>
        <input id="delayMs" name="delayMs" type="number" min="0" max="120000" value={String(faults.delayMs)} />
      </label>
      <label class="fault" for="code">
        <span>Fail with code</span>
        <input id="code" name="code" type="number" min="0" value={faults.error ? String(faults.error.code) : ''} />
      </label>
      <label class="fault" for="times">
        <span>…the next so many times</span>
        <input id="times" name="times" type="number" min="0" value={String(faults.error?.times ?? 1)} />
      </label>
      <Switch name="byWebhook" words="…by webhook, after it was accepted" isOn={faults.error?.byWebhook ?? false} />
      <Switch name="unsubscribed" words="Deliver no webhooks: no app is subscribed" isOn={faults.unsubscribed} />
      <button type="submit" class="button">
        Set faults
      </button>
    </form>
  </details>
);
