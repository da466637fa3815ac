import { expect, test } from 'vitest';
import { openHealth } from './meilisearch-health.ts';

function atHand() {
  const at = { now: 0 };
  const told: unknown[] = [];
  return {
    at,
    told,
    health: openHealth(
      () => at.now,
      (why) => void told.push(why),
    ),
  };
}

test('an engine that failed is left alone for two seconds, then asked again', () => {
  const { at, health } = atHand();
  expect(health.isResting()).toBe(false);
  health.failed('late');
  expect(health.isResting()).toBe(true);
  at.now = 1999;
  expect(health.isResting()).toBe(true);
  at.now = 2000;
  expect(health.isResting()).toBe(false);
});

test('going and coming back are told once each', () => {
  const { told, health } = atHand();
  health.answered();
  health.failed('late');
  health.failed('gone');
  health.answered();
  health.answered();
  expect(told).toEqual(['late', null]);
});
