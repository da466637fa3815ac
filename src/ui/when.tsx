import { dayMs, hourMs, minuteMs } from '../core/time.ts';

/** A time as people at a desk read it: "14:32, 6 min ago". UTC, like everything stored. */
export const When = (props: { at: Date; now: Date }) => (
  <time datetime={props.at.toISOString()}>
    {clockTime(props.at, props.now)}, {ago(props.at, props.now)}
  </time>
);

/** How long ago, in one rounded unit: "just now", "6 min ago", "3 h ago", "2 days ago". */
export function ago(at: Date, now: Date): string {
  const ms = now.getTime() - at.getTime();
  if (ms < minuteMs) return 'just now';
  if (ms < hourMs) return `${Math.floor(ms / minuteMs)} min ago`;
  if (ms < dayMs) return `${Math.floor(ms / hourMs)} h ago`;
  const days = Math.floor(ms / dayMs);
  return days === 1 ? '1 day ago' : `${days} days ago`;
}

function clockTime(at: Date, now: Date): string {
  const iso = at.toISOString();
  return now.getTime() - at.getTime() < dayMs
    ? iso.slice(11, 16)
    : `${iso.slice(8, 10)} ${months[at.getUTCMonth()]} ${iso.slice(11, 16)}`;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The name of a language in English, for people at the desk; the tag itself when unknown. */
export function languageName(tag: string | null): string {
  if (tag === null || tag === 'und') return 'unknown language';
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** "1 person", "12 people": a number always with what it counts. */
export const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
