import { machine } from '../core/actor.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import { after, dayMs } from '../core/time.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { takeHour } from '../jobs/hourly.ts';
import { record } from '../ledger/record.ts';
import { keptUntil, monthOf, monthsBefore } from './retain.rules.ts';
import {
  dropMonth,
  dropOldStatuses,
  dropOtherBodies,
  emptyOldBodies,
  emptyOldMessages,
  forgetErased,
  makeMonth,
  monthsKept,
} from './retain.store.ts';

/** Rows changed in one transaction; the next ones are a job of their own. Chosen 2026-11: some tens of milliseconds. */
export const retainPage = 1_000;
/** How long an erased asker's goodbye may need before it is forgotten where to send it: its 24-hour window. Milliseconds. */
const goodbyeMs = dayMs;
/** Months made ahead, so that one is there when it begins even if nobody looks for weeks. */
const monthsAhead = 2;

type Retaining = Needs<'db' | 'jobs' | 'clock' | 'actor' | 'settings'>;

/**
 * Once an hour: makes the months to come for the bytes of deliveries, and lets go what was kept for as long as settings
 * say: bytes by whole months, delivery states and the words of messages a page a run; and the addresses of those erased a
 * day ago. The next page is a job of the same transaction. Safe to repeat, also at the same time: what is gone is not found again.
 */
export async function retain(needs: Retaining, input: { more?: boolean | undefined }): Promise<void> {
  await inTransaction({ ...needs, actor: machine('inbox') }, async (needs) => {
    if (!input.more && !(await takeHour(needs, 'retain'))) return;
    await makeMonths(needs);
    const { months, ...rows } = await letGo(needs);
    if (months + Object.values(rows).reduce((sum, count) => sum + count, 0) === 0) return;
    await record(needs, { did: 'inbox.let-go', thing: 'inbox', details: { ...rows, months } });
    if (Object.values(rows).some((count) => count >= retainPage)) await enqueue(needs, 'retain', { more: true });
  });
}

async function makeMonths(needs: Needs<'db' | 'clock'>): Promise<void> {
  const there = await monthsKept(needs.db);
  for (let later = 0; later <= monthsAhead; later++) {
    const month = monthOf(needs.clock.now(), later);
    if (!there.includes(month.name)) await makeMonth(needs.db, month);
  }
}

async function letGo(needs: Needs<'db' | 'clock' | 'settings'>) {
  const now = needs.clock.now();
  const gone = { months: 0, bodies: 0, statuses: 0, messages: 0, addresses: 0 };
  const deliveriesUntil = keptUntil(now, needs.settings.retainDeliveriesDays);
  const messagesUntil = keptUntil(now, needs.settings.retainMessagesDays);
  if (deliveriesUntil) {
    for (const name of monthsBefore(await monthsKept(needs.db), deliveriesUntil)) {
      await dropMonth(needs.db, name);
      gone.months++;
    }
    gone.bodies =
      (await dropOtherBodies(needs.db, deliveriesUntil, retainPage)) +
      (await emptyOldBodies(needs.db, deliveriesUntil, retainPage));
    gone.statuses = await dropOldStatuses(needs.db, deliveriesUntil, retainPage);
  }
  gone.addresses = await forgetErased(needs.db, after(now, -goodbyeMs), retainPage);
  if (messagesUntil) gone.messages = await emptyOldMessages(needs.db, messagesUntil, retainPage);
  return gone;
}
