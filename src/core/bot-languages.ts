/** The languages the bot speaks, by BCP 47 tag. Twelve, one of them in two scripts: `hi-Latn` is Hindi in Latin letters. */
export const botLanguages = [
  'en',
  'es',
  'pt',
  'fr',
  'hi',
  'hi-Latn',
  'bn',
  'ur',
  'ar',
  'id',
  'sw',
  'ha',
  'tr',
] as const;
export type BotLanguage = (typeof botLanguages)[number];

/** The language we answer in for a BCP 47 tag: the same, else its base (`pt-BR` is `pt`), else English. */
export function botLanguageOf(language: string | null): BotLanguage {
  const tag = language ?? 'en';
  const base = tag.split('-')[0] ?? 'en';
  return botLanguages.find((known) => known === tag) ?? botLanguages.find((known) => known === base) ?? 'en';
}
