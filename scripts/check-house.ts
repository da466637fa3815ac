import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { type Fault, findFaults, missingPaths, type SourceFile } from './house.rules.ts';

/** Checks the rules of the house over every file that git knows or would add. Exit code 1 when one is broken. */
const names = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
}).split('\n');
const wanted = names.filter(
  (name) => /^(src|db|scripts|test)\/.*\.tsx?$|(^|\/)README\.md$/.test(name) && existsSync(name),
);
const files: SourceFile[] = wanted.map((path) => ({ path, text: readFileSync(path, 'utf8') }));
const rooms = new Set(files.flatMap((file) => file.path.match(/^src\/([a-z-]+)\//)?.[1] ?? []));

const faults: Fault[] = [
  ...findFaults(files),
  ...files.filter((file) => file.path.endsWith('.md')).flatMap((file) => missingPaths(file, existsSync)),
  ...[...rooms]
    .filter((room) => !existsSync(`src/${room}/README.md`))
    .map((room) => ({ path: `src/${room}`, words: 'has no README.md' })),
  ...files
    .filter((file) => /^src\/[a-z-]+\/README\.md$/.test(file.path) && file.text.trimEnd().split('\n').length > 40)
    .map((file) => ({ path: file.path, words: 'is longer than 40 lines' })),
];
for (const fault of faults) console.error(`${fault.path}: ${fault.words}`);
console.log(
  faults.length === 0
    ? `The house is in order: ${files.length} files.`
    : `${faults.length} rules of the house are broken.`,
);
process.exit(faults.length === 0 ? 0 : 1);
