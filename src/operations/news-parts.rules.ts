import { plainText } from '../inbox/message-parts.rules.ts';

/** What the provider tells, as it came: nothing of it is known to be there, or of the kind it should be. */
export type Value = Record<string, unknown>;

/** What a table says of a word from outside; nothing of what every object has, such as `constructor`. */
export const ownOf = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;
export const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
export const partOf = (value: unknown): Value | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Value) : null;
export const listOf = (value: unknown): Value[] => {
  const all: unknown[] = Array.isArray(value) ? value : [value];
  return all.map(partOf).filter((each) => each !== null);
};
/** The provider's words for a screen: short, one line, without what could be a number of a person. */
export const plain = (value: unknown): string =>
  plainText(value)
    .replace(/[\p{C}\s]+/gu, ' ')
    .replace(/\+?\d{8,}/g, '…')
    .trim()
    .slice(0, 300);
