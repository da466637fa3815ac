import { expect, test } from 'vitest';
import { findFaults, missingPaths } from './house.rules.ts';

const doc = '/** Says what it is. */\n';

test.each<[string, string, string, string | null]>([
  ['a room may import a room upstream', 'src/review/a-case.ts', "import { x } from '../claims/x.ts';", null],
  [
    'a room may not import a room downstream',
    'src/claims/a.ts',
    "import { x } from '../review/x.ts';",
    'review is downstream of claims',
  ],
  [
    'only app builds adapters',
    'src/inbox/a.ts',
    "import { x } from '../adapters/database/x.ts';",
    'only app builds adapters',
  ],
  [
    'adapters stay out of rooms',
    'src/adapters/search/a.ts',
    "import { x } from '../../review/x.ts';",
    'adapters import core',
  ],
  ['the simulator knows no room', 'src/simulator/a.ts', "import { x } from '../outbox/x.ts';", 'outside world'],
  ['db imports nothing from src', 'db/schema/a.ts', "import { x } from '../../src/core/x.ts';", 'db imports nothing'],
  ['rooms run on both doors', 'src/inbox/a.ts', "import { readFileSync } from 'node:fs';", 'node:*'],
  ['the clock is handed in', 'src/inbox/a.ts', 'const at = new Date();', 'new Date()'],
  ['a comment about the clock is no use of it', 'src/inbox/a.ts', '// never new Date()\n', null],
  ['SQL lives in stores', 'src/review/open-case.ts', "import { eq } from 'drizzle-orm';", 'move the SQL'],
  ['SQL in a store is at home', 'src/review/review.store.ts', "import { eq } from 'drizzle-orm';", null],
  ['rules are pure', 'src/review/case.rules.ts', "import { x } from './review.store.ts';", 'pure'],
  ['pages get props', 'src/review/a.page.tsx', "import { x } from './review.store.ts';", 'function of its props'],
  [
    'a transaction writes an entry',
    'src/review/a.ts',
    `${doc}export function a() {\n  return inTransaction(needs, work);\n}`,
    'records no entry',
  ],
  [
    'a transaction with an entry is fine',
    'src/review/a.ts',
    `${doc}export function a() {\n  return inTransaction(needs, () => record(needs, deed));\n}`,
    null,
  ],
  ['columns are explained', 'db/schema/a.ts', "  name: text('name'),", 'column name has no comment'],
  ['explained columns are fine', 'db/schema/a.ts', "  /** Who. */\n  name: text('name'),", null],
  ['long files say why', 'src/review/a.ts', 'x\n'.repeat(260), 'first comment says why'],
  ['a test asserts something', 'src/review/a.test.ts', "test('x', () => {\n  run();\n});", 'a test asserts nothing'],
  ['a test that asserts is fine', 'src/review/a.test.ts', "test('x', () => {\n  expect(run()).toBe(1);\n});", null],
  ['exports are explained', 'src/review/a.ts', 'export function a() {}', 'a has no docstring'],
])('%s', (_name, path, text, fault) => {
  const found = findFaults([{ path, text }])
    .map((one) => one.words)
    .join('\n');
  if (fault === null) expect(found).toBe('');
  else expect(found).toContain(fault);
});

test('a README that names a file that is gone is found', () => {
  const readme = { path: 'src/review/README.md', text: 'See `case.rules.ts` and `gone.ts`.' };
  expect(missingPaths(readme, (path) => path === 'src/review/case.rules.ts').map((fault) => fault.words)).toEqual([
    'names gone.ts, which is not there',
  ]);
});
