/** Measures matching over a folder of data sets. Progress on stderr, tables on stdout. See models/README.md. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openTransformersEmbedder } from '../src/adapters/embedder/transformers.ts';
import { readModelFiles } from '../src/adapters/model-files.ts';
import { openDataFolder } from '../src/adapters/search/data-folder.ts';
import { openInProcessIndex } from '../src/adapters/search/in-process.ts';
import { evaluate } from '../src/matching/evaluate/evaluate.ts';
import { reportOf } from '../src/matching/evaluate/report.rules.ts';

const usage = 'npm run evaluate -- --data DIR [--sets a,b] [--split dev] [--json FILE] [--report DIR]';
const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { data: text, sets: text, split: text, json: text, report: text } });
if (!values.data) console.error(`No folder of data sets: measuring our own flip set only. ${usage}`);
const figures = await evaluate(
  {
    data: values.data ? openDataFolder(values.data) : { list: async () => [], read: async () => '' },
    flips: openDataFolder(join('models', 'flips')),
    embedder: openTransformersEmbedder({
      modelsDir: 'models',
      folder: 'builtin',
      name: 'builtin',
      revision: '1',
      dimension: 192,
    }),
    models: readModelFiles('models'),
    openSearch: async () => openInProcessIndex(),
    milliseconds: () => performance.now(),
    progress: (line) => console.error(line),
  },
  { sets: values.sets?.split(',') ?? null, split: values.split ?? 'dev' },
);
const report = reportOf(figures);
console.log(report);
const output = `${JSON.stringify({ createdAt: new Date().toISOString(), commit: commit(), profile: 'embedded', ...figures }, null, 2)}\n`;
if (values.json) writeFileSync(values.json, output);
if (values.report) {
  mkdirSync(values.report, { recursive: true });
  writeFileSync(join(values.report, 'figures.json'), output);
  writeFileSync(join(values.report, 'figures.md'), report);
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return 'unknown';
  }
}
