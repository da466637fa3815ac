import { dayMs, hourMs, minuteMs, secondMs } from '../core/time.ts';

/** How long the provider keeps what a person sent. Milliseconds. Source: Meta, 7 days since 2025-10-09, read 2026-11. */
export const keptMs = 7 * dayMs;
/** After how long without success the asker is told, while we go on trying. Milliseconds. Chosen 2026-11. */
export const tellAfterMs = 10 * minuteMs;

/**
 * How long to wait before a medium is asked for again: as long as it has waited already, from 5 s to 6 h, and never
 * shorter than the provider asks. Milliseconds.
 */
export const nextTryMs = (ageMs: number, askedMs: number): number =>
  Math.max(askedMs, Math.min(Math.max(ageMs, 5 * secondMs), 6 * hourMs));
