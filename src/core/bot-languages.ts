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

const firstByCountry: Partial<Record<BotLanguage, string>> = {
  es: 'AR BO CL CO CR CU DO EC ES GT HN MX NI PA PE PR PY SV UY VE',
  pt: 'AO BR CV MZ PT ST',
  fr: 'BF BJ CD CF CG CI FR GA GN ML NE SN TG',
  bn: 'BD',
  ur: 'PK',
  ar: 'DZ EG IQ JO KW LB LY MA MR OM PS SA SD SY TN YE',
  id: 'ID',
  sw: 'TZ',
  tr: 'TR',
};
const firstIn = new Map(
  Object.entries(firstByCountry).flatMap(([language, list]) =>
    list.split(' ').map((country) => [country, language as BotLanguage] as const),
  ),
);

/**
 * The language to begin in with somebody of a country (ISO 3166), before their own words tell: where nearly everybody
 * writes one of ours. Null elsewhere: India, Kenya and Nigeria write several. Source: official languages. Chosen 2026-11-23.
 */
export const firstLanguageIn = (country: string): BotLanguage | null => firstIn.get(country) ?? null;
