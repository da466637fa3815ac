import { expect, test } from 'vitest';
import { compareRuns, Run } from './compare-runs.rules.ts';

const ids = Array.from({ length: 60 }, (_, i) => `q${i}`);
const run = (value: (i: number) => number, right: (i: number) => number) =>
  Run.parse({
    sets: { tweets: { perQuery: { ids, mapAt5: ids.map((_, i) => value(i)), mrr: ids.map(() => 0.5) } } },
    routing: {
      perQuery: {
        ids,
        answerable: ids.map(() => 1),
        answered: ids.map((_, i) => right(i)),
        right: ids.map((_, i) => right(i)),
      },
    },
  });

test('a difference is real when it holds for the same queries whichever of them are drawn', () => {
  const before = run(
    (i) => (i % 3) / 3,
    (i) => Number(i % 4 === 0),
  );
  const after = run(
    (i) => (i % 3) / 3 + 0.1,
    (i) => Number(i % 2 === 0),
  );
  const found = Object.fromEntries(compareRuns(before, after).map((row) => [row.figure, row]));
  expect(found['tweets MAP@5']).toMatchObject({ queries: 60, real: true });
  expect(found['tweets MRR']).toMatchObject({ before: 0.5, after: 0.5, real: false });
  expect(found['routing coverage']).toMatchObject({ before: 0.25, after: 0.5, real: true });
  expect(found['routing precision']).toMatchObject({ before: 1, after: 1, real: false });
});

test('a change that helps some queries as much as it hurts others is not real', () => {
  const before = run(
    () => 0.5,
    () => 1,
  );
  const after = run(
    (i) => (i % 2 === 0 ? 0.8 : 0.2),
    () => 1,
  );
  expect(compareRuns(before, after)[0]).toMatchObject({ figure: 'tweets MAP@5', real: false });
});

test('queries that only one run has are left out, and so is a run that kept none', () => {
  const after = run(
    () => 1,
    () => 1,
  );
  const shorter = Run.parse({ sets: { tweets: { perQuery: { ids: ['q0', 'other'], mapAt5: [0, 0], mrr: [0, 0] } } } });
  expect(compareRuns(shorter, after)[0]).toMatchObject({ queries: 1 });
  expect(compareRuns(Run.parse({ sets: { tweets: {} } }), after)).toEqual([]);
});
