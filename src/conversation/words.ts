import { IntlMessageFormat } from 'intl-messageformat';
import { type BotLanguage, botLanguageOf, botLanguages } from '../core/bot-languages.ts';
import { isolateRuns } from '../core/direction.ts';
import { ar } from './words/ar.ts';
import { bn } from './words/bn.ts';
import { en } from './words/en.ts';
import { es } from './words/es.ts';
import { fr } from './words/fr.ts';
import { ha } from './words/ha.ts';
import { hi } from './words/hi.ts';
import { hiLatn } from './words/hi-latn.ts';
import { id } from './words/id.ts';
import type { Phrases } from './words/phrases.ts';
import { pt } from './words/pt.ts';
import { sw } from './words/sw.ts';
import { tr } from './words/tr.ts';
import { ur } from './words/ur.ts';

const written: Record<BotLanguage, Phrases> = { en, es, pt, fr, hi, 'hi-Latn': hiLatn, bn, ur, ar, id, sw, ha, tr };

/** As they are said: where a language runs from right to left, Latin words such as STOP are isolated. */
const phrases = Object.fromEntries(
  botLanguages.map((language) => [language, everyPhrase(written[language], (text) => isolateRuns(text, language))]),
) as Record<BotLanguage, Phrases>;

/** The phrases of a language, by BCP 47 tag; those of English when we do not speak it. */
export const phrasesOf = (language: string | null): Phrases => phrases[botLanguageOf(language)];

/** The phrases as translators wrote them. */
export const writtenIn = (language: BotLanguage): Phrases => written[language];

export type FilledPhrase = 'reviewingMany' | 'statusList' | 'statusMore' | 'slowed';

/** A phrase with its numbers, in the plural form the language has for them. Digits are European, as dates have them. */
export function filled(language: string | null, name: FilledPhrase, values: Record<string, number>): string {
  const tongue = botLanguageOf(language);
  const key = `${tongue} ${name}`;
  const message = messages.get(key) ?? new IntlMessageFormat(written[tongue][name], `${tongue}-u-nu-latn`);
  messages.set(key, message);
  return isolateRuns(String(message.format(values)), tongue);
}

/** Made once: reading a message takes longer than filling it in. */
const messages = new Map<string, IntlMessageFormat>();

function everyPhrase(all: Phrases, change: (text: string) => string): Phrases {
  const changed = Object.entries(all).map(([name, value]) => [
    name,
    typeof value === 'string' ? (value.includes('{') ? value : change(value)) : everyRating(value, change),
  ]);
  return Object.fromEntries(changed) as Phrases;
}

function everyRating(ratings: Phrases['rating'], change: (text: string) => string) {
  return Object.fromEntries(Object.entries(ratings).map(([rating, text]) => [rating, change(text)]));
}
