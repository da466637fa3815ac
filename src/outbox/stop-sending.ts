import { inTransaction, type Needs } from '../core/needs.ts';
import type { Refused } from '../core/ports.ts';
import { enqueueMany } from '../jobs/enqueue.ts';
import { endAlerts } from '../ledger/end-alerts.ts';
import { type Alert, raiseAlert } from '../ledger/raise-alert.ts';
import { record } from '../ledger/record.ts';
import { queuedAfter } from './lane.store.ts';
import type { Outgoing } from './outbox.store.ts';
import { isLongTrouble } from './outgoing.rules.ts';
import { resumed } from './spending.store.ts';
import { endPause, type Pause, pauseSending } from './turns.store.ts';

/**
 * Stops sending for everybody and tells the operators: words wait, none is lost. Safe to repeat: a later pause replaces
 * an earlier one, and the alert only counts up.
 */
export async function stopSending(needs: Needs<'db' | 'clock' | 'actor' | 'log'>, pause: Pause): Promise<void> {
  const { why, code, detail, until } = pause;
  await inTransaction(needs, async (needs) => {
    await pauseSending(needs.db, pause, needs.clock.now());
    await raiseAlert(needs, {
      kind: stoppedKind,
      about: why === 'budget' ? 'budget' : String(code),
      severity: 'stop',
      words:
        why === 'budget'
          ? `Nothing is sent any more: ${detail} Raise BUDGET_USD and restart every process; or send now, and this month it is not stopped for money again.`
          : `Nothing is sent: the provider refuses our number with code ${code}: ${detail}. ${todoOf(code)} Sending is tried again by itself.`,
    });
    await record(needs, {
      did: 'sending.stopped',
      thing: 'outbox',
      details: { why, code, until: until.toISOString() },
    });
  });
  needs.log.error({ why, code }, 'sending is stopped: see the operations page');
}

/**
 * Lets sending go on, because a send worked again or somebody says so: what the operators were told of it is over. What
 * waits was put in line for this time. Safe to repeat.
 */
export async function noteResumed(needs: Needs<'db' | 'clock' | 'actor'>): Promise<void> {
  await inTransaction(needs, async (needs) => {
    const ended = await endPause(needs.db);
    if (ended) await record(needs, { did: resumed, thing: 'outbox', details: { why: ended.why } });
    await endAlerts(needs, { kind: stoppedKind });
  });
}

/** The kind of the alert that sending stopped. */
const stoppedKind = 'sending.stopped';

/** The kind of the alert that words wait for the provider: one trouble is one alert, whatever words it holds up. */
export const troubleKind = 'sending.waits';

/** Tells operators once a try of words shows that a trouble of the provider lasts, in the caller's transaction. Safe to repeat. */
export async function noteTrouble(
  needs: Needs<'db' | 'clock' | 'actor'>,
  words: Pick<Outgoing, 'attempts'>,
  refused: Pick<Refused, 'waitsFor' | 'detail'> & { code: number | null },
): Promise<void> {
  if (isLongTrouble(words, refused)) await raiseAlert(needs, troubleAlert(refused));
}

/** What operators hear when words wait because nobody takes them (`code` null), or because the provider is in trouble. */
const troubleAlert = ({ code, detail }: { code: number | null; detail: string }): Alert => ({
  kind: troubleKind,
  about: String(code ?? 'unreachable'),
  severity: 'warning',
  words: `Words wait: ${code === null ? 'the provider cannot be reached' : `the provider takes no more for now, with code ${code}`} (${detail}). They are tried every minute until it passes, and none is lost. ${todoOf(code)}`,
});

/** Words put in line at once. */
const pageSize = 5_000;

/**
 * Lets sending go on now, with all that waits, because somebody says so: then the month's money stops it no more in that
 * month (`maySpendMore`). Safe to repeat: words are sent once.
 */
export async function resumeSending(needs: Needs<'db' | 'clock' | 'actor' | 'jobs'>): Promise<void> {
  await noteResumed(needs);
  for (let last = ''; ; ) {
    const page = await queuedAfter(needs.db, last, pageSize);
    await enqueueMany(
      needs,
      'send-words',
      page.map(({ id, askerId }) => ({ outgoingId: id, askerId })),
    );
    if (page.length < pageSize) return;
    last = page.at(-1)?.id ?? '';
  }
}

/** What to do about a code that stops everything. Source: Meta's error codes page of 2026-09-11, read 2026-11. */
function todoOf(code: number | null): string {
  if (code === null) return 'See that this machine reaches the provider: npm run doctor.';
  if (code === 4 || code === 80007 || code === 130429)
    return 'If it does not pass, lower SENDS_PER_SECOND to what the number may send.';
  if (code === 0 || code === 104 || code === 190 || code === 401)
    return 'Give the service a valid WHATSAPP_ACCESS_TOKEN.';
  if (code === 131042 || code === 131044) return 'See to the payment method of the account.';
  if (code === 368 || code === 131031) return 'The account is restricted or locked: see Account Quality at Meta.';
  if (code === 131048 || code === 131064) return 'Too many people block or report us: see the quality of the number.';
  if (code === 131037) return 'The display name of the number is not approved.';
  return 'See what Meta says of this code and of the account.';
}
