import { after, dayMs } from '../core/time.ts';

/** A calendar month in UTC, and the name of the partition that holds what came in it. */
export type Month = { name: string; from: Date; to: Date };

/** The month that an instant lies in, or one so many months later. */
export function monthOf(at: Date, later = 0): Month {
  const from = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + later, 1));
  const to = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + later + 1, 1));
  return { name: `delivery_bodies_${from.toISOString().slice(0, 7).replace('-', '_')}`, from, to };
}

/** Before when things have been kept for so many days; null when they are kept for ever (0). */
export const keptUntil = (now: Date, days: number): Date | null => (days === 0 ? null : after(now, -days * dayMs));

/** Of these months those that were over before an instant: the names sort as the months do. */
export const monthsBefore = (names: readonly string[], before: Date): string[] =>
  names.filter((name) => name < monthOf(before).name);
