import { machine } from '../core/actor.ts';
import type { Needs } from '../core/needs.ts';
import { raiseAlert } from '../ledger/raise-alert.ts';
import { type Charge, dollars, firstOfMonth, monthOf, nextMonth, summed } from './cost.rules.ts';
import { addSpending, maySpendMore, spentIn } from './spending.store.ts';
import { resumeSending, stopSending } from './stop-sending.ts';
import { readPause } from './turns.store.ts';

/** Share of a month's budget from which the operators are told. Chosen 2026-11. */
const nearBudget = 0.8;

/**
 * Adds what delivered words cost to the month's sums, in the caller's transaction, which also notes that they are charged:
 * so each is counted once. Near the budget the operators hear of it, and at its end sending stops until the month does, unless
 * somebody lets it go on.
 */
export async function charge(
  needs: Needs<'db' | 'clock' | 'actor' | 'settings' | 'log'>,
  charges: readonly Charge[],
): Promise<void> {
  if (charges.length === 0) return;
  await addSpending(needs.db, summed(charges));
  if (charges.some(({ microUsd }) => microUsd > 0)) await heedBudget(needs);
}

/**
 * Lets sending go on that stopped at the end of the budget, when the budget is larger now: for the start of every process,
 * since one that still knows the smaller budget stops it again. Safe to repeat: words are sent once.
 */
export async function heedNewBudget(needs: Needs<'db' | 'clock' | 'jobs' | 'settings'>): Promise<void> {
  const pause = await readPause(needs.db);
  if (pause?.why !== 'budget') return;
  const budget = needs.settings.budgetUsd * 1e6;
  if (budget > 0 && (await spentIn(needs.db, monthOf(needs.clock.now()))) >= budget) return;
  await resumeSending({ ...needs, actor: machine('outbox') });
}

async function heedBudget(needs: Needs<'db' | 'clock' | 'actor' | 'settings' | 'log'>): Promise<void> {
  const budget = needs.settings.budgetUsd * 1e6;
  if (budget === 0) return;
  const now = needs.clock.now();
  const month = monthOf(now);
  const spent = await spentIn(needs.db, month);
  if (spent >= budget) {
    if (await maySpendMore(needs.db, firstOfMonth(now))) return;
    const detail = `${dollars(spent)} of ${dollars(budget)} for ${month} are spent.`;
    await stopSending(needs, { why: 'budget', code: null, detail, until: nextMonth(now) });
  } else if (spent >= nearBudget * budget) {
    const words = `${dollars(spent)} of the ${dollars(budget)} for ${month} are spent. At the end of it nothing is sent any more: raise BUDGET_USD if more is to be spent.`;
    await raiseAlert(needs, { kind: 'budget.near', about: month, severity: 'warning', words }, { once: true });
  }
}
