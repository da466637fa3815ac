import { upperBound95 } from './metrics.rules.ts';
import type { Plot } from './plots.rules.ts';

/** A table of a report: the first column names, the others hold figures. */
export type Table = { caption: string; head: readonly string[]; rows: readonly (readonly string[])[] };

/** A part of a report. `notes` are sentences; a plot is followed by the table behind it. */
export type Section = { title: string; notes: readonly string[]; plots: readonly Plot[]; tables: readonly Table[] };

/** A share as three decimals without the leading nought. */
export const share = (value: number): string => value.toFixed(3).replace(/^(-?)0(?=\.)/, '$1');
export const interval = ([from, to]: readonly [number, number]): string => `[${share(from)}, ${share(to)}]`;
export const milliseconds = (value: number): string => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;
export const times = (value: number): string => value.toLocaleString('en');
export const ofPairs = (count: number, pairs: number): string => share(count / Math.max(1, pairs));

/** A share of counted things with the one-sided 95 % upper bound of what it may really be. */
export const bounded = (count: number, pairs: number): string =>
  `${ofPairs(count, pairs)} (≤ ${share(upperBound95(count, pairs))})`;

/** A section with what it lacks filled in; null when it has neither table nor plot. */
export function section(title: string, parts: Partial<Omit<Section, 'title'>>): Section | null {
  const made = { title, notes: parts.notes ?? [], plots: parts.plots ?? [], tables: parts.tables ?? [] };
  const tables = made.tables.filter((table) => table.rows.length > 0);
  return tables.length === 0 && made.plots.length === 0 ? null : { ...made, tables };
}

/** Rows of a record, one per entry. */
export const rowsOf = <T>(record: Record<string, T>, row: (name: string, value: T) => string[]): string[][] =>
  Object.entries(record).map(([name, value]) => row(name, value));
