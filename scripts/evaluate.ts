/** Measures matching over a folder of data sets. Progress on stderr, tables on stdout. See models/README.md. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readModelFiles } from '../src/adapters/model-files.ts';
import { openDataFolder } from '../src/adapters/search/data-folder.ts';
import { openEmbedder } from '../src/app/build.ts';
import { readSettings } from '../src/app/config.ts';
import { evaluate } from '../src/matching/evaluate/evaluate.ts';
import { reportOf } from '../src/matching/evaluate/report.rules.ts';
import { openSearchOf } from './evaluate-engine.ts';

const usage =
  'npm run evaluate -- [--data DIR] [--sets a,b] [--split dev] [--engine in-process|meilisearch] [--json FILE] [--report DIR]';
const text = { type: 'string' } as const;
const { values } = parseArgs({
  options: { data: text, sets: text, split: text, engine: text, json: text, report: text },
});
if (!values.data) console.error(`No folder of data sets: measuring our own frozen set only. ${usage}`);
const settings = readSettings(process.env);
const figures = await evaluate(
  {
    data: values.data ? openDataFolder(values.data) : { list: async () => [], read: async () => '' },
    flips: openDataFolder(join(settings.modelsDir, 'flips')),
    embedder: openEmbedder(settings),
    models: readModelFiles(settings.modelsDir),
    openSearch: openSearchOf(settings, values.engine),
    milliseconds: () => performance.now(),
    peakMemoryBytes: () => process.resourceUsage().maxRSS * 1024,
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
