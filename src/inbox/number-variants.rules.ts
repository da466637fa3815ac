/**
 * Other ways in which the provider may write the same person's number, for looking somebody up: never for writing to them,
 * the provider's own spelling is the address. Digits in and out; empty for most countries.
 * Brazil: the ninth digit of a mobile may be left out (55, area, then eight digits that begin with 6 to 9). Mexico: 521… and
 * 52…. Argentina: 549… also as 54…, but not the other way: a number without the 9 may be a landline of somebody else.
 * Source: Meta on added prefixes, and three countries' numbering plans; read 2026-11.
 */
export function numberVariants(phone: string): string[] {
  const withNine = /^(55\d{2})9([6-9]\d{7})$/.exec(phone);
  if (withNine) return [`${withNine[1]}${withNine[2]}`];
  const withoutNine = /^(55\d{2})([6-9]\d{7})$/.exec(phone);
  if (withoutNine) return [`${withoutNine[1]}9${withoutNine[2]}`];
  const mexican = /^52(1?)(\d{10})$/.exec(phone);
  if (mexican) return [mexican[1] ? `52${mexican[2]}` : `521${mexican[2]}`];
  const argentine = /^549(\d{10})$/.exec(phone);
  return argentine ? [`54${argentine[1]}`] : [];
}
