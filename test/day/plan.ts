import { type Chance, chanceFrom } from '../fuzz/chance.ts';

/** What people pass on in one language: claims with a fact-check, and messages of every kind. */
export type Texts = { language: string; claims: readonly string[]; messages: readonly string[] };

/** One message of the day. `at`: milliseconds since its start, compressed. `file` names a medium of its own or a repeated one. */
export type Planned = {
  at: number;
  phone: string;
  name: string;
  kind: 'text' | 'image' | 'audio' | 'video';
  text: string;
  file: number | null;
  forwarded: 'no' | 'forwarded' | 'often';
};

export type DayOptions = { texts: readonly Texts[]; count: number; seed: number; minutes: number };

/** How much busier than the others the busiest hour is, and which it is. Source: tiplines in election weeks, up to 11 times. */
const burst = 11;
const burstHour = 20;
/** When the busiest hour begins, of a day compressed into so many minutes. Milliseconds from its start. */
export const burstAtMs = (minutes: number): number => (burstHour / 24) * minutes * 60_000;
/** Share of messages that are media, and of messages that repeat an earlier one. Source: tiplines report 45 % and 15 to 40 %. */
const mediaShare = 0.45;
const repeatShare = 0.3;

/**
 * A day at the tipline: five languages, 45 % media, 30 % repeats, one hour eleven times as busy as the others. The same for
 * the same options. Texts are recombined from those given, people and numbers are invented.
 */
export function planDay({ texts, count, seed, minutes }: DayOptions): Planned[] {
  const chance = chanceFrom(seed);
  const people = Array.from({ length: Math.max(1, Math.ceil(count / 2.6)) }, (_, index) =>
    somebody(index, chance, texts),
  );
  const said: Planned[] = [];
  for (let index = 0; index < count; index++) {
    const person = chance.of(people);
    const at = Math.floor((hourDrawn(chance) / 24) * minutes * 60_000);
    const before = said.length > 20 && chance.next() < repeatShare ? chance.of(said) : null;
    said.push({ ...(before ? passedOn(before, chance) : something(person.texts, index, chance)), at, ...person.who });
  }
  return said.sort((a, b) => a.at - b.at);
}

/** A time of day in hours, with the burst in it. */
function hourDrawn(chance: Chance): number {
  const slot = chance.below(23 + burst);
  const hour = slot < 23 ? (slot < burstHour ? slot : slot + 1) : burstHour;
  return hour + chance.next();
}

/** Starts of numbers by country; what follows is drawn. */
const starts = ['9199955', '5511999', '2348099', '2547999', '1555010', '5219995', '3466699', '4477009'];

function somebody(index: number, chance: Chance, texts: readonly Texts[]) {
  const isHidden = chance.next() < 0.1;
  const digits = String(index).padStart(6, '0');
  const phone = isHidden ? `BR.99000000${digits}` : `${chance.of(starts)}${digits}`;
  return { who: { phone, name: `Person ${index}` }, texts: chance.of(texts) };
}

type Saying = Pick<Planned, 'kind' | 'text' | 'file' | 'forwarded'>;

function something({ claims, messages }: Texts, index: number, chance: Chance): Saying {
  const draw = chance.next();
  const text = draw < 0.4 ? chance.of(claims) : draw < 0.6 ? chance.of(messages) : rumour(claims, chance);
  const forwarded = chance.next() < 0.3 ? 'often' : chance.next() < 0.6 ? 'forwarded' : 'no';
  if (chance.next() >= mediaShare) return { kind: 'text', text, file: null, forwarded };
  const kind = chance.of(['image', 'image', 'image', 'audio', 'audio', 'video'] as const);
  return { kind, text: kind !== 'audio' && chance.next() < 0.7 ? text : '', file: index, forwarded };
}

/** Something nobody has said yet: the beginning of one claim, the end of another, and a day. */
function rumour(claims: readonly string[], chance: Chance): string {
  const [one, other] = [chance.of(claims).split(' '), chance.of(claims).split(' ')];
  const words = [...one.slice(0, Math.ceil(one.length / 2)), ...other.slice(Math.floor(other.length / 2))];
  return `${words.join(' ')} (${1 + chance.below(28)}/${1 + chance.below(12)}, ${chance.below(10_000)})`;
}

/** The same again, as it came or with a line before or after it. */
function passedOn(before: Planned, chance: Chance): Saying {
  const { kind, text, file } = before;
  const changed = text === '' ? '' : chance.of([text, text, `‼️ ${text}`, `${text} 🙏🙏`, `Fwd: ${text}`]);
  return { kind, text: changed, file, forwarded: chance.next() < 0.5 ? 'often' : 'forwarded' };
}
