import { type BotLanguage, botLanguageOf } from '../core/bot-languages.ts';
import { type Detected, detectLanguage } from '../core/language.ts';
import { languageOfPhrase } from './message-kind.rules.ts';

/** Scripts of our languages that are not Latin: a few letters of one tell a language from those of another script. */
const scripts: Partial<Record<BotLanguage, string>> = { hi: 'Devanagari', bn: 'Bengali', ur: 'Arabic', ar: 'Arabic' };

/** The language of words that somebody typed: by the phrase they are where that tells, else as a detector guesses it. */
export function languageTyped(text: string): Detected {
  const language = languageOfPhrase(text);
  return language === null ? detectLanguage(text) : { language, certain: false };
}

/**
 * The language to speak to an asker after words of theirs; null when what is known of them is the better guess: they chose
 * it, or the words are few and might be of either language.
 */
export function languageHeard(
  asker: { language: string | null; languageChosen: boolean },
  detected: Detected,
): BotLanguage | null {
  if (asker.languageChosen || detected.language === 'und') return null;
  const heard = botLanguageOf(detected.language);
  const script = scripts[heard];
  const isOther = script !== undefined && script !== scripts[botLanguageOf(asker.language)];
  return asker.language === null || detected.certain || isOther ? heard : null;
}
