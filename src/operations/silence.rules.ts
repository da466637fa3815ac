import { dayMs, hourMs, minuteMs } from '../core/time.ts';
import type { Alert } from '../ledger/raise-alert.ts';

/** Hours with webhooks in them, oldest first: the first and the last webhook of each. */
export type HeardHour = { first: Date; last: Date };
/** What is known of webhooks that were about a number of ours. */
export type Traffic = {
  /** The hours with webhooks in the fourteen days up to the last one, and that one at the end; empty when none ever came. */
  hours: HeardHour[];
  /** Whether webhooks came that were of another number or could not be read. */
  others: boolean;
  /** When the provider first took words from us of which no webhook told, since the last one; null when there are none. */
  untold: Date | null;
};

/** Why webhooks should have come and did not. `since`: the last one. */
export type Silence =
  | { kind: 'never'; others: boolean }
  | { kind: 'untold'; since: Date | null; untold: Date }
  | { kind: 'long'; since: Date; usualMs: number };

/** How far back an instance's own traffic is looked at. Two weekends lie in it. Milliseconds. Chosen 2026-11-23. */
export const lookBackMs = 14 * dayMs;
/** A silence is long from this many times the usual one on: nights of nine hours make eighteen. Chosen 2026-11-23. */
const times = 2;
/** No silence is long before this, however busy the number usually is. Milliseconds. Chosen 2026-11-23. */
const leastMs = 6 * hourMs;
/** As long as less than a week is known, nights and days of rest may still be to come. Milliseconds. Chosen 2026-11-23. */
const [youngMs, leastYoungMs] = [7 * dayMs, dayMs];
/**
 * Words the provider took are told of within seconds, also those that fail: from here on the telling is broken, not slow.
 * Milliseconds. Source: Meta's page on statuses, read 2026-11; the hour is ours.
 */
const untoldMs = hourMs;

/** What is wrong with the silence since the last webhook; null when nothing is. */
export function silenceOf({ hours, others, untold }: Traffic, now: Date): Silence | null {
  const since = hours.at(-1)?.last ?? null;
  if (untold && now.getTime() - untold.getTime() > untoldMs) return { kind: 'untold', since, untold };
  if (since === null) return { kind: 'never', others };
  const usualMs = usualSilence(hours);
  return now.getTime() - since.getTime() > limitOf(hours, usualMs) ? { kind: 'long', since, usualMs } : null;
}

function limitOf(hours: readonly HeardHour[], usualMs: number): number {
  const known = (hours.at(-1)?.last.getTime() ?? 0) - (hours[0]?.first.getTime() ?? 0);
  return Math.max(times * usualMs, known < youngMs ? leastYoungMs : leastMs);
}

/** The longest pause but one: a night or a weekend comes again, an outage that was one does not make the next one usual. */
function usualSilence(hours: readonly HeardHour[]): number {
  const pauses = hours.slice(1).map(({ first }, index) => first.getTime() - (hours[index]?.last ?? first).getTime());
  const [longest = 0, second = longest] = pauses.sort((a, b) => b - a);
  return second;
}

/** The kind of the alert that tells of a silence. */
export const silenceKind = 'webhook.silent';

/** The alert about a silence, with what to do in order; each silence is one alert, and a graver reason another. */
export function silenceAlert(silence: Silence, now: Date): Alert {
  const since = silence.kind === 'never' ? null : silence.since;
  return {
    kind: silenceKind,
    about: `${silence.kind} ${since?.toISOString() ?? ''}`.trim(),
    severity: silence.kind === 'untold' ? 'stop' : 'warning',
    words: [whatOf(silence, now), ...todoOf(silence)].join('\n'),
  };
}

function whatOf(silence: Silence, now: Date): string {
  const ago = (at: Date) => span(now.getTime() - at.getTime());
  switch (silence.kind) {
    case 'never':
      return silence.others
        ? 'No webhook of our number has ever come, only others.'
        : 'No webhook has ever come: what people write does not reach us.';
    case 'untold':
      return `The provider took words of ours ${ago(silence.untold)} ago and has told nothing of them, as it does within seconds: ${
        silence.since ? `no webhook has come for ${ago(silence.since)}` : 'no webhook has ever come'
      }. What people write does not reach us either.`;
    case 'long':
      return `No webhook has come for ${ago(silence.since)}, where but for one no pause of the fourteen days before was longer than ${span(silence.usualMs)}. It may be a quiet day; if it is not, what people write does not reach us.`;
  }
}

/** In the order in which causes were met elsewhere. Source: threads on webhooks that never arrive, read 2026-11. */
function todoOf(silence: Silence): string[] {
  if (silence.kind === 'never' && silence.others)
    return ['See that WHATSAPP_PHONE_NUMBER_ID is the id of our number at Meta.'];
  return [
    'Run npm run doctor: it asks whether our address answers and whether the account delivers to it.',
    'If the account delivers to no app, POST to /{WHATSAPP_BUSINESS_ACCOUNT_ID}/subscribed_apps.',
    'See in the app at Meta that the field "messages" is on, that the callback URL is ours, and that the app is Live.',
    'See that the certificate of PUBLIC_URL is valid and that nothing before the service turns POST away.',
    'Write to the number from a phone: this goes away by itself when a webhook comes.',
  ];
}

/** "40 minutes", "19 hours", "3 days": whole units, two of the larger one at least. */
function span(ms: number): string {
  if (ms >= 2 * dayMs) return `${Math.floor(ms / dayMs)} days`;
  return ms >= 2 * hourMs ? `${Math.floor(ms / hourMs)} hours` : `${Math.max(1, Math.floor(ms / minuteMs))} minutes`;
}
