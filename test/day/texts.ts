import { seedChecks } from '../../db/seed/fact-checks.ts';
import { seedMessages } from '../../db/seed/messages.ts';
import type { Texts } from './plan.ts';

/** What the invented newsroom's askers say, by language: its claims, and messages that are near one of them in script. */
export function textsOfSeed(): Texts[] {
  const languages = [...new Set(seedChecks.map((check) => check.language))];
  const isHindi = (text: string) => /\p{Script=Devanagari}/u.test(text);
  return languages.map((language) => ({
    language,
    claims: seedChecks.filter((check) => check.language === language).map((check) => check.claim),
    messages: seedMessages.map(({ text }) => text).filter((text) => isHindi(text) === (language === 'hi')),
  }));
}
