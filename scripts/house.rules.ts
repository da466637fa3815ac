/** A source file as the house rules see it: path from the top of the tree, with `/`, and its text. */
export type SourceFile = { path: string; text: string };
export type Fault = { path: string; words: string };

/** Rooms in the order work flows: a room may import rooms before it, never after. */
export const rooms = [
  'core',
  'jobs',
  'ledger',
  'staff',
  'outbox',
  'media',
  'inbox',
  'conversation',
  'claims',
  'fact-checks',
  'matching',
  'review',
  'publishing',
  'site',
  'analytics',
  'operations',
  'app',
] as const;

/** Lines a file may have before its first comment must say why. */
export const longestFile = 250;

const doors = new Set(['src/node.ts', 'src/workers.ts']);
const isTest = (path: string) => /\.test\.tsx?$/.test(path);
const roomOf = (path: string) => path.match(/^src\/([^/]+)\//)?.[1] ?? null;
const isCode = (path: string) => /\.tsx?$/.test(path);

/** Every rule over every file. */
export function findFaults(files: readonly SourceFile[]): Fault[] {
  return files
    .filter((file) => isCode(file.path))
    .flatMap((file) => rules.flatMap((rule) => rule(file).map((words) => ({ path: file.path, words }))));
}

const rules = [
  importsPointUpstream,
  noPlatformInRooms,
  theWorldIsHandedIn,
  sqlHasItsPlace,
  kindsKeepTheirPlace,
  transactionsAreRecorded,
  columnsAreExplained,
  longFilesSayWhy,
  exportsAreExplained,
  testsAssert,
];

/** Imports point upstream; adapters are built in one place; db imports nothing from src. */
function importsPointUpstream(file: SourceFile): string[] {
  if (isTest(file.path) || file.path.startsWith('test/') || file.path.startsWith('scripts/')) return [];
  return importsOf(file).flatMap((target) => {
    const refused = refuseImport(file.path, target);
    return refused ? [`imports ${target}: ${refused}`] : [];
  });
}

function refuseImport(path: string, target: string): string | null {
  if (path.startsWith('db/')) return target.startsWith('src/') ? 'db imports nothing from src' : null;
  const from = roomOf(path);
  const to = roomOf(target);
  if (from === null || to === null || from === to || doors.has(path)) return null;
  if (to === 'adapters') return from === 'app' ? null : 'only app builds adapters';
  if (from === 'adapters')
    return to === 'core' || target.endsWith('.rules.ts') ? null : 'adapters import core, db/schema and rules';
  if (from === 'ui') return to === 'core' ? null : 'ui imports only core';
  if (from === 'simulator')
    return to === 'core' || to === 'ui' ? null : 'the simulator is the outside world: only core and ui';
  if (to === 'ui') return null;
  if (to === 'simulator') return from === 'app' ? null : 'only app opens the simulator';
  const here = rooms.indexOf(from as (typeof rooms)[number]);
  const there = rooms.indexOf(to as (typeof rooms)[number]);
  if (here < 0 || there < 0) return 'an unknown room: add it to the order in scripts/house.rules.ts';
  return there < here ? null : `${to} is downstream of ${from}: enqueue a job instead`;
}

/** Rooms run on both doors, so nothing of Node's in them. */
function noPlatformInRooms(file: SourceFile): string[] {
  const from = roomOf(file.path);
  if (from === null || from === 'adapters' || from === 'app' || isTest(file.path)) return [];
  return /from 'node:|import\('node:/.test(file.text)
    ? ['imports node:*, but rooms run on both doors: put it behind a port']
    : [];
}

/** Clock, chance and environment are handed in. */
function theWorldIsHandedIn(file: SourceFile): string[] {
  const from = roomOf(file.path);
  if (from === null || ['core', 'adapters', 'app'].includes(from) || isTest(file.path)) return [];
  const found = withoutComments(file.text).match(
    /new Date\(\)|Date\.now\(\)|Math\.random\(\)|process\.env|crypto\.getRandomValues|crypto\.randomUUID/,
  );
  return found ? [`uses ${found[0]}: take it from needs`] : [];
}

/** SQL lives in stores, views, jobs' queue, db and the database adapters. */
function sqlHasItsPlace(file: SourceFile): string[] {
  if (!file.path.startsWith('src/') || isTest(file.path)) return [];
  if (
    /\.(store|view)\.tsx?$/.test(file.path) ||
    file.path.startsWith('src/adapters/database/') ||
    file.path.startsWith('src/jobs/')
  )
    return [];
  if (file.path === 'src/core/ports.ts' || file.path === 'src/ledger/record.ts') return [];
  return /from 'drizzle-orm/.test(file.text) ? ['imports drizzle-orm: move the SQL to a store or a view'] : [];
}

/** The suffix is the kind, and the kind is the permission. */
function kindsKeepTheirPlace(file: SourceFile): string[] {
  if (!file.path.startsWith('src/')) return [];
  const imports = importsOf(file);
  if (/\.rules\.ts$/.test(file.path)) {
    const wrong = imports.find(
      (target) =>
        target.startsWith('src/') &&
        !/\.rules\.tsx?$|^src\/core\/|\/words\.ts$|\/language\.ts$|\.view\.ts$/.test(target),
    );
    return wrong && !isTypeOnly(file, wrong) ? [`a rules file is pure, but imports ${wrong}`] : [];
  }
  if (/\.page\.tsx$/.test(file.path)) {
    const wrong = imports.find((target) => /\.store\.ts$/.test(target) && !isTypeOnly(file, target));
    return wrong ? [`a page is a function of its props, but imports ${wrong}`] : [];
  }
  return [];
}

/** A function that opens a transaction writes a ledger entry in it. */
function transactionsAreRecorded(file: SourceFile): string[] {
  if (
    !file.path.startsWith('src/') ||
    isTest(file.path) ||
    file.path === 'src/core/needs.ts' ||
    file.path.startsWith('src/adapters/')
  )
    return [];
  return functionsOf(withoutComments(file.text))
    .filter((body) => /inTransaction\(|\.transaction\(/.test(body) && !/\brecord(Many)?\(/.test(body))
    .map(
      (body) =>
        `${
          body
            .match(/function (\w+)|const (\w+)/)
            ?.slice(1)
            .find(Boolean) ?? 'a function'
        } opens a transaction but records no entry`,
    );
}

/** Every column of the schema says what it is. */
function columnsAreExplained(file: SourceFile): string[] {
  if (!file.path.startsWith('db/schema/')) return [];
  const lines = file.text.split('\n');
  return lines.flatMap((line, index) => {
    const column = line.match(/^\s+(\w+): (?:text|integer|real|boolean|jsonb|bytes|instant|vector)\(/)?.[1];
    return column && !/\*\/\s*$/.test(lines[index - 1] ?? '') ? [`column ${column} has no comment`] : [];
  });
}

function longFilesSayWhy(file: SourceFile): string[] {
  const lines = file.text.split('\n').length;
  if (lines <= longestFile || /^(\/\/|\/\*\*?).*\blong\b/i.test(file.text)) return [];
  return [`has ${lines} lines; beyond ${longestFile} the first comment says why it is long`];
}

/** Exports of rooms carry a docstring; types and pages that are plain may go without. */
function exportsAreExplained(file: SourceFile): string[] {
  if (!file.path.startsWith('src/') || isTest(file.path) || !/\/[a-z-]+\.ts$/.test(file.path)) return [];
  const lines = file.text.split('\n');
  return lines.flatMap((line, index) => {
    const name = line.match(/^export (?:async )?function (\w+)/)?.[1];
    return name && !/\*\/\s*$/.test(lines[index - 1] ?? '') ? [`${name} has no docstring`] : [];
  });
}

/** A test that asserts nothing cannot fail. */
function testsAssert(file: SourceFile): string[] {
  if (!isTest(file.path) && !/\.contract\.ts$/.test(file.path)) return [];
  const blocks = `\n${file.text}`.split(/^\s*(?=test(?:\.each)?\()/m).slice(1);
  return blocks
    .filter((block) => !/\bexpect\b|\bassert\b|contract\(|Contract\(/i.test(block))
    .map((block) => `a test asserts nothing: ${block.slice(0, 60).replace(/\s+/g, ' ')}`);
}

/** Local imports of a file, as paths from the top of the tree. */
export function importsOf(file: SourceFile): string[] {
  const folder = file.path.split('/').slice(0, -1);
  return [...file.text.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map((match) => {
    const parts = [...folder];
    for (const part of (match[1] ?? '').split('/')) {
      if (part === '..') parts.pop();
      else if (part !== '.') parts.push(part);
    }
    return parts.join('/');
  });
}

const isTypeOnly = (file: SourceFile, target: string) => {
  const name = target.split('/').pop() ?? '';
  return [...file.text.matchAll(/^import type [^;]*?from '([^']+)'/gm)].some((match) => match[1]?.endsWith(name));
};

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');

/** Top-level functions, each with its whole text. */
const functionsOf = (text: string) =>
  text.split(/^(?=(?:export )?(?:async )?function |(?:export )?const \w+ = )/m).slice(1);

/** Paths named in a README that are not there. `exists` answers for a path from the top of the tree. */
export function missingPaths(readme: SourceFile, exists: (path: string) => boolean): Fault[] {
  const folder = readme.path.split('/').slice(0, -1).join('/');
  const named = [...readme.text.matchAll(/`((?:[\w.@-]+\/)*[\w.-]+\.(?:tsx?|css|json|md|toml|sql|js|yaml))`/g)].map(
    (match) => match[1] ?? '',
  );
  return [...new Set(named)]
    .filter((name) => ![name, `src/${name}`, `${folder}/${name}`].some(exists))
    .map((name) => ({ path: readme.path, words: `names ${name}, which is not there` }));
}
