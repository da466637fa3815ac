import { countryOf } from '../core/countries.ts';
import { rateOf } from '../core/prices.ts';

/** What a state tells of the price. Source: Meta's pricing object since 2025-07-01, types since 2026-10-01; read 2026-11. */
export type Pricing = {
  billable: boolean;
  pricing_model: 'PMP';
  type: 'regular' | 'free_customer_service' | 'free_entry_point';
  category: string;
};

export type BillLine = { category: string; type: string; country: string; count: number; microUsd: number };

/** By month (`2026-11`, UTC): how many free service messages are taken, and what was delivered. */
export type Bill = { freeTaken: Map<string, number>; lines: Map<string, Map<string, BillLine>> };
export const emptyBill = (): Bill => ({ freeTaken: new Map(), lines: new Map() });

/** Service messages that are free in a month, for our one number. Source: Meta's prices since 2026-10-01, read 2026-11. */
const freePerMonth = 1000;

export const monthOf = (at: number): string => new Date(at).toISOString().slice(0, 7);

/** The price of one message told now. A service message takes a free place while there is one. */
export function priceOf(bill: Bill, sent: { category: string; isFreeEntry: boolean }, at: number): Pricing {
  const { category } = sent;
  if (sent.isFreeEntry) return { billable: false, pricing_model: 'PMP', type: 'free_entry_point', category };
  const taken = bill.freeTaken.get(monthOf(at)) ?? 0;
  if (category !== 'service' || taken >= freePerMonth)
    return { billable: true, pricing_model: 'PMP', type: 'regular', category };
  bill.freeTaken.set(monthOf(at), taken + 1);
  return { billable: false, pricing_model: 'PMP', type: 'free_customer_service', category };
}

/** Gives the free place of a message back that was priced and then failed. */
export function releaseSlot(bill: Bill, pricing: Pricing, at: number): void {
  const month = monthOf(at);
  if (pricing.type === 'free_customer_service')
    bill.freeTaken.set(month, Math.max(0, (bill.freeTaken.get(month) ?? 0) - 1));
}

/** Puts one delivered message on the bill of the month in which it was delivered. */
export function chargedTo(bill: Bill, { pricing, phone, at }: { pricing: Pricing; phone: string; at: number }): void {
  const month = monthOf(at);
  const country = countryOf(phone);
  const { category, type } = pricing;
  const lines = bill.lines.get(month) ?? new Map<string, BillLine>();
  bill.lines.set(month, lines);
  const key = `${category} ${type} ${country}`;
  const line = lines.get(key) ?? { category, type, country, count: 0, microUsd: 0 };
  lines.set(key, line);
  line.count++;
  line.microUsd += type === 'regular' ? rateOf(country) : 0;
}

/** The bill of one month, lines in a fixed order. Amounts in millionths of a US dollar. */
export function billOf(bill: Bill, month: string) {
  const lines = [...(bill.lines.get(month)?.values() ?? [])].sort((a, b) =>
    `${a.category} ${a.type} ${a.country}` < `${b.category} ${b.type} ${b.country}` ? -1 : 1,
  );
  return { month, currency: 'USD', lines, totalMicroUsd: lines.reduce((sum, line) => sum + line.microUsd, 0) };
}
