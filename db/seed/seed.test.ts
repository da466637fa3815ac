import { expect, test } from 'vitest';
import { detectLanguage } from '../../src/core/language.ts';
import { missingIn, VerdictWords } from '../../src/publishing/verdict.rules.ts';
import { seedDeeds } from './deeds.ts';
import { seedChecks } from './fact-checks.ts';
import { seedMessages } from './messages.ts';
import { seedStaff } from './staff.ts';

test('there are forty fact-checks in five languages, over all five ratings, each fit to be published', () => {
  expect(seedChecks).toHaveLength(40);
  expect(new Set(seedChecks.map((check) => check.language)).size).toBe(5);
  expect(new Set(seedChecks.map((check) => check.rating)).size).toBe(5);
  for (const check of seedChecks) {
    expect(VerdictWords.safeParse(check).error?.message, check.key).toBeUndefined();
    expect(missingIn(check), check.key).toEqual([]);
    expect(check.daysBefore).toBeLessThanOrEqual(360);
  }
});

test('every text is in the language it says', () => {
  for (const check of seedChecks) {
    expect(detectLanguage(`${check.claim} ${check.title}`).language, check.key).toBe(check.language);
  }
});

test('keys are unique and everything named exists', () => {
  const checks = new Set(seedChecks.map((check) => check.key));
  const messages = new Set(seedMessages.map((message) => message.key));
  const staff = new Set(seedStaff.map((person) => person.key));
  const published = new Set(seedDeeds.flatMap((deed) => (deed.did === 'publish' ? [deed.key] : [])));
  expect([checks.size, messages.size]).toEqual([seedChecks.length, seedMessages.length]);
  for (const check of seedChecks) expect(staff.has(check.by), check.key).toBe(true);
  for (const deed of seedDeeds) {
    expect(staff.has(deed.by)).toBe(true);
    if (deed.did === 'judge') expect([messages.has(deed.about), checks.has(deed.check)]).toEqual([true, true]);
    if (deed.did === 'publish') expect(messages.has(deed.about)).toBe(true);
    if (deed.did === 'correct') expect(published.has(deed.of)).toBe(true);
    if (deed.did !== 'judge') expect(VerdictWords.safeParse(deed.verdict).error?.message).toBeUndefined();
  }
});

test('numbers come from the ranges kept for fiction, and addresses from the names kept for examples', () => {
  for (const { from, text, key } of seedMessages) {
    expect(from, key).toMatch(/^\+(447700900\d{3}|120255501\d{2})$/);
    for (const [address] of text.matchAll(/https?:\/\/\S+/g)) expect(new URL(address).hostname).toMatch(/\.example$/);
  }
  for (const { sources } of seedChecks) {
    for (const { url } of sources) expect(new URL(url).hostname).toMatch(/\.example\.org$/);
  }
});

test('about sixty messages fill a week', () => {
  expect(seedMessages.length).toBeGreaterThanOrEqual(55);
  expect(new Set(seedMessages.map((message) => message.day)).size).toBe(7);
});
