import { type Refused, refusals } from './refusals.rules.ts';

/** Why a text would be refused: missing, empty, or longer than `most` UTF-16 units (the strictest reading of Meta's "characters"). */
export function checkText(text: unknown, name: string, most: number): Refused | null {
  if (typeof text !== 'string' || text.trim() === '') return refusals.missing(`${name} is missing.`);
  return text.length > most ? refusals.value(`${name} is longer than ${most} characters.`) : null;
}

/** The same for a text that may be left out. */
export const checkOptional = (text: unknown, name: string, most: number): Refused | null =>
  text === undefined ? null : checkText(text, name, most);

/** Whether a text is an address that the provider would open. */
export const isWebAddress = (text: unknown): text is string =>
  typeof text === 'string' && /^https?:\/\/[^\s/]+\S*$/.test(text) && text.length <= 2000;

export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
