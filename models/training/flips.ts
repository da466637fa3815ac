import { normalise } from '../../src/claims/normalise.rules.ts';
import { oppositesOf } from '../../src/matching/opposite-words.rules.ts';
import { slotOf } from '../../src/matching/slot-words.rules.ts';

/** A message turned by rule so that a verdict on the original no longer applies. */
export type Flip = { kind: string; text: string };

/** A repeatable stream of numbers, 0 to 1. */
export type Chance = () => number;

/** Numbers from a seed, the same on every machine (mulberry32). */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const pick = <T>(items: readonly T[], chance: Chance): T | undefined => items[Math.floor(chance() * items.length)];

/** Words that negate, put before a word of the sentence; where a verb stands is guessed. */
const inserts: Record<string, string[]> = {
  en: ['not', 'never', 'did not', 'does not', 'no', 'will not', 'is not'],
  es: ['no', 'nunca', 'no', 'jamás'],
  pt: ['não', 'nunca', 'não', 'jamais'],
  fr: ['ne pas', "n'est pas", 'jamais', 'pas'],
  hi: ['नहीं', 'नहीं', 'न', 'कभी नहीं'],
  ar: ['لم', 'لا', 'لن', 'ليس', 'ما'],
  id: ['tidak', 'bukan', 'belum', 'tak'],
  ms: ['tidak', 'bukan', 'tak'],
  sw: ['si', 'sio'],
  de: ['nicht', 'kein', 'nie'],
  it: ['non', 'mai'],
  pl: ['nie'],
  pa: ['ਨਹੀਂ'],
  mr: ['नाही'],
  bn: ['না'],
  ta: ['இல்லை'],
  ur: ['نہیں'],
};
const auxiliary = /\b(is|are|was|were|will|can|has|have|had|do|does|did|could|should|would|must)\b(?! not|n't)/gi;
const cue = /\b(?:not|never|no|não|nao|nunca|ne|pas|jamais|tidak|bukan|nicht|nie|non)\b\s?|n['’]t\b|(?<![\p{L}\p{M}])(?:नहीं|नही|لا|لم|لن|ليس|ليست)(?![\p{L}\p{M}])\s?/iu;
const openers: Record<string, string[]> = {
  en: ['It is not true that', 'No,', 'It is false that', 'There is no evidence that', 'Contrary to what people say,'],
  es: ['No es cierto que', 'Es falso que', 'No es verdad que'],
  pt: ['Não é verdade que', 'É falso que', 'É mentira que'],
  fr: ['Il est faux que', "Ce n'est pas vrai que"],
  hi: ['यह सच नहीं है कि', 'यह गलत है कि'],
  ar: ['ليس صحيحا أن', 'غير صحيح أن'],
  id: ['Tidak benar bahwa', 'Bohong kalau'],
};

/** Where a sentence stands in a text, and what the claim shares with it. */
export type FlipInput = {
  text: string;
  /** The sentence that tells the claim, a part of `text`. */
  sentence: string;
  language: string;
  /** Words of the claim, normalised, with their tellingness. */
  claim: ReadonlyMap<string, number>;
  /** Other words of a kind, to put in place of one: names and rare words of other messages in the language. */
  others: readonly string[];
};

/** Every rule that finds something to turn, each at most `each` times. */
export function flipsOf(input: FlipInput, chance: Chance, each = 1): Flip[] {
  const rules = [negated, opened, cueRemoved, opposite, numberChanged, slotChanged, nameChanged, nameChanged];
  const found: Flip[] = [];
  for (const rule of rules) {
    for (let i = 0; i < each; i++) {
      const turned = rule(input, chance);
      if (turned && turned.text !== input.text && normalise(turned.text) !== normalise(input.text)) found.push(turned);
    }
  }
  return found;
}

const within = (input: FlipInput, kind: string, sentence: string): Flip => ({ kind, text: input.text.replace(input.sentence, () => sentence) });

function negated(input: FlipInput, chance: Chance): Flip | null {
  const words = inserts[input.language];
  if (!words) return null;
  if (input.language === 'en' && chance() < 0.6) {
    const places = [...input.sentence.matchAll(auxiliary)];
    const place = pick(places, chance);
    if (place) {
      const end = place.index + place[0].length;
      const not = chance() < 0.3 ? (/can$/i.test(place[0]) ? "'t" : "n't") : pick([' not', ' not', ' never', ' no longer'], chance);
      return within(input, 'negation', input.sentence.slice(0, end) + not + input.sentence.slice(end));
    }
  }
  const places = placesOf(input).filter(({ shared }) => shared);
  const place = pick(places.length > 1 ? places.slice(1) : places, chance);
  if (!place) return null;
  return within(input, 'negation', `${input.sentence.slice(0, place.at)}${pick(words, chance)} ${input.sentence.slice(place.at)}`);
}

function opened(input: FlipInput, chance: Chance): Flip | null {
  const opener = pick(openers[input.language] ?? [], chance);
  return opener ? within(input, 'opener', `${opener} ${input.sentence}`) : null;
}

function cueRemoved(input: FlipInput): Flip | null {
  if ((input.sentence.match(new RegExp(cue, 'giu'))?.length ?? 0) !== 1) return null;
  return within(input, 'cue-removed', input.sentence.replace(cue, ''));
}

function opposite(input: FlipInput, chance: Chance): Flip | null {
  const place = pick(placesOf(input).filter(({ word }) => oppositesOf(word).size > 0 && input.claim.has(word)), chance);
  const other = place && pick([...oppositesOf(place.word)].filter((word) => script(word) === script(place.raw)), chance);
  return place && other ? within(input, 'opposite', splice(input.sentence, place, other)) : null;
}

function numberChanged(input: FlipInput, chance: Chance): Flip | null {
  const place = pick(placesOf(input).filter(({ word, shared }) => shared && /^\d/.test(word)), chance);
  if (!place) return null;
  const value = Number(place.word);
  if (!Number.isFinite(value)) return null;
  const isYear = value >= 1900 && value <= 2100;
  const changes = isYear ? [value - 1, value + 1, value - 3, value + 2] : [value * 2, value + 1, value * 10, Math.floor(value / 2), value + 7, value + 30, value > 3 ? value - 2 : value + 3];
  const other = pick(changes.filter((number) => number !== value), chance);
  return other === undefined ? null : { kind: isYear ? 'date' : 'number', text: input.text.replaceAll(place.raw, String(other)) };
}

function slotChanged(input: FlipInput, chance: Chance): Flip | null {
  const place = pick(placesOf(input).filter(({ word, shared }) => shared && ['month', 'weekday', 'country', 'number', 'quantity'].includes(slotOf(word)?.kind ?? '') && !/^\d/.test(word)), chance);
  if (!place) return null;
  const own = slotOf(place.word);
  const other = pick(input.others.filter((word) => slotOf(normalise(word))?.kind === own?.kind && slotOf(normalise(word))?.value !== own?.value), chance);
  return other ? { kind: own?.kind === 'country' ? 'place' : own?.kind === 'number' ? 'number' : own?.kind === 'quantity' ? 'quantity' : 'date', text: input.text.replaceAll(place.raw, other) } : null;
}

/** A shared rare word, or several capitalised ones in a row, made another. */
function nameChanged(input: FlipInput, chance: Chance): Flip | null {
  const cased = /\p{Lu}/u.test(input.text);
  const places = placesOf(input).filter(({ word, shared, raw }) => shared && (input.claim.get(word) ?? 0) >= (cased ? 0.4 : 0.65) && !/^\d/.test(word) && (!cased || /^\p{Lu}/u.test(raw) || ((input.claim.get(word) ?? 0) >= 0.65 && chance() < 0.25)));
  const place = pick(places, chance);
  if (!place) return null;
  const isName = cased && /^\p{Lu}/u.test(place.raw);
  const others = input.others.filter((word) => /^\p{Lu}/u.test(word) === isName && !input.claim.has(normalise(word)) && slotOf(normalise(word)) === null);
  const other = pick(others, chance);
  if (!other) return null;
  let text = input.text.replaceAll(place.raw, other);
  if (isName && chance() < 0.5) {
    const next = new RegExp(`${escape(other)}\\s+(\\p{Lu}[\\p{L}\\p{M}]+)`, 'u').exec(text)?.[1];
    const second = pick(others, chance);
    if (next && second) text = text.replaceAll(next, second);
  }
  return { kind: isName ? 'name' : 'thing', text };
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const script = (text: string): boolean => /\p{Script=Latin}/u.test(text);
const splice = (sentence: string, place: { at: number; raw: string }, other: string): string =>
  sentence.slice(0, place.at) + other + sentence.slice(place.at + place.raw.length);

/** Words of the sentence with their places; `shared` when the claim has them too. */
function placesOf(input: FlipInput): { raw: string; word: string; at: number; shared: boolean }[] {
  return [...input.sentence.matchAll(/[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’.,-]*/gu)].map((match) => {
    const raw = match[0].replace(/[.,'’-]+$/u, '');
    const word = normalise(raw);
    return { raw, word, at: match.index, shared: input.claim.has(word) };
  });
}
