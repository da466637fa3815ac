/** The day these rates hold from. */
export const ratesFrom = '2026-10-01';

/** Whether newer rates may hold in a month, `2027-01`. Meta changes them on the first of a quarter alone, read 2026-11. */
export const mayHaveNewerRates = (month: string): boolean => month >= '2027-01';

/** Whether what a message of this category costs is a guess: only the rate of service and utility messages is known. */
export const isEstimated = (category: string): boolean => category !== 'service' && category !== 'utility';

/**
 * Price of one delivered service or utility message by market, in millionths of a US dollar. Source: a copy of Meta's rate
 * card valid from 2026-10-01, read 2026-11; it names no other markets, so the rest of the world is "other". Marketing
 * and authentication have rates of their own there, which the copy lacks: they are counted at this one (`isEstimated`).
 */
const microUsd = new Map(
  Object.entries({
    CO: 800,
    BR: 6_800,
    MX: 8_500,
    AR: 26_000,
    CL: 20_000,
    PE: 30_000,
    FR: 30_000,
  }),
);
const restOfLatinAmerica = {
  countries: new Set('BO CR DO EC SV GT HT HN JM NI PA PY PR UY VE'.split(' ')),
  rate: 11_300,
};
const restOfAfrica = {
  countries: new Set(
    (
      'DZ AO BJ BW BF BI CM TD CG CD CV CF KM DJ EG GQ ER ET GA GM GH GN GW CI KE LS LR LY MG MW ML MR MU MA MZ NA NE ' +
      'NG RE RW ST SN SC SL SO ZA SS SD SZ TZ TG TN UG ZM ZW'
    ).split(' '),
  ),
  rate: 4_000,
};
const other = 7_700;

/** What one delivered message to a country costs when it is not free. Millionths of a US dollar. */
export function rateOf(country: string): number {
  const own = microUsd.get(country);
  if (own !== undefined) return own;
  if (restOfLatinAmerica.countries.has(country)) return restOfLatinAmerica.rate;
  return restOfAfrica.countries.has(country) ? restOfAfrica.rate : other;
}
