import { rateOf } from '../core/prices.ts';
import type { Outgoing, StatusRow } from './outbox.store.ts';

/** One message that is to be paid for, or would be. */
export type Charge = { month: string; category: string; priceType: string; country: string; microUsd: number };

type Cost = Pick<Outgoing, 'category' | 'priceType' | 'deliveredAt'>;

/** Of words that are put in line again: the price of a try that failed says nothing of the next, which is charged by itself. */
export const noCost = { category: null, priceType: null, deliveredAt: null } satisfies Cost;

/**
 * What a delivery state tells of the cost of words that is not known yet: the price comes with `sent` or with one of the
 * states after it, and what has reached the phone is charged. `read` alone says so too: of an open chat nothing else comes.
 */
export function costIn(words: Cost, status: Pick<StatusRow, 'status' | 'at' | 'payload'>): Partial<Cost> {
  const pricing = (status.payload as { pricing?: { category?: unknown; type?: unknown; billable?: unknown } } | null)
    ?.pricing;
  const hasPrice = words.category === null && typeof pricing?.category === 'string';
  const arrived =
    words.deliveredAt === null &&
    (status.status === 'delivered' || status.status === 'read' || status.status === 'played');
  return {
    ...(hasPrice ? { category: String(pricing?.category), priceType: typeOf(pricing ?? {}) } : {}),
    ...(arrived ? { deliveredAt: status.at } : {}),
  };
}

/** Older bodies say only whether a message is billable. Source: Meta's pricing object, read 2026-11. */
const typeOf = ({ type, billable }: { type?: unknown; billable?: unknown }): string =>
  typeof type === 'string' ? type : billable === false ? 'free' : 'regular';

/** The charge for words that have become chargeable between two readings of their row: once in their life. */
export function newlyCharged(before: Cost, after: Cost & Pick<Outgoing, 'country'>): Charge[] {
  const { category, priceType, deliveredAt } = after;
  if (category === null || deliveredAt === null) return [];
  if (before.category !== null && before.deliveredAt !== null) return [];
  const country = after.country ?? 'ZZ';
  const type = priceType ?? 'regular';
  return [
    {
      month: monthOf(deliveredAt),
      category,
      priceType: type,
      country,
      microUsd: type === 'regular' ? rateOf(country) : 0,
    },
  ];
}

/** The month a day belongs to on the bill, UTC: `2026-11`. The provider counts by the time zone of the account. */
export const monthOf = (at: Date): string => at.toISOString().slice(0, 7);

/** A month somebody asks for, `2026-11`; the present one when what they wrote is none. */
export const monthAsked = (text: string | undefined, now: Date): string =>
  /^20\d\d-(0[1-9]|1[0-2])$/.test(text ?? '') ? (text ?? '') : monthOf(now);

/** The first instant of a month, UTC. */
export const firstOfMonth = (at: Date): Date => new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), 1));

/** The first instant of the month after: when a budget is whole again. */
export const nextMonth = (at: Date): Date => new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1));

/** Amounts for people: dollars and cents, or tenths of a cent and less where there is no whole cent. */
export function dollars(microUsd: number): string {
  const digits = microUsd > 0 && microUsd < 10_000 ? 4 : 2;
  return `$${(microUsd / 1e6).toFixed(digits)}`;
}

/** One row of what was charged for some charges of one kind. */
export type Sum = Omit<Charge, 'microUsd'> & { count: number; microUsd: number };

/** Charges put together by month, category, kind of price and country, in one order, so that two processes never wait for each other. */
export function summed(charges: readonly Charge[]): Sum[] {
  const sums = new Map<string, Sum>();
  for (const { month, category, priceType, country, microUsd } of charges) {
    const key = [month, category, priceType, country].join(' ');
    const sum = sums.get(key) ?? { month, category, priceType, country, count: 0, microUsd: 0 };
    sums.set(key, { ...sum, count: sum.count + 1, microUsd: sum.microUsd + microUsd });
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}
