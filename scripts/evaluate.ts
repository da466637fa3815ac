/** Measures matching over a folder of data sets. Progress on stderr, tables on stdout. See models/README.md. */
import { join } from 'node:path';
import { readModelFiles } from '../src/adapters/model-files.ts';
import { openDataFolder } from '../src/adapters/search/data-folder.ts';
import { openEmbedder } from '../src/app/build.ts';
import { readSettings } from '../src/app/config.ts';
import { evaluate } from '../src/matching/evaluate/evaluate.ts';
import { reportOf } from '../src/matching/evaluate/report.rules.ts';
import { openSearchOf } from './evaluate-engine.ts';
import { commit, errorTexts, extrasOf, type Measured, readMeasured, writeOutputs } from './evaluate-output.ts';
import { readArguments } from './read-arguments.ts';

const usage = `npm run evaluate -- [--data DIR] [--sets a,b] [--split dev] [--engine in-process|meilisearch]
  [--json FILE] [--report DIR [--texts]] [--compare FILE]   an earlier FILE of --json: which differences are real
  [--from FILE]   report on an earlier --json without measuring anew
--texts puts texts of the ten most confident errors into the report: keep it on this machine.`;
const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const { values } = readArguments(usage, {
  options: {
    ...{ data: text, sets: text, split: text, engine: text, json: text, report: text, compare: text, from: text },
    ...{ texts: flag },
  },
});
const settings = readSettings(process.env);
const data = values.data ? openDataFolder(values.data) : { list: async () => [], read: async () => '' };
const split = values.split ?? 'dev';
const measured = values.from ? readMeasured(values.from) : await measure();
const extras = extrasOf(measured, { modelsDir: settings.modelsDir, compare: values.compare });
const texts = values.texts && values.data ? await errorTexts(measured, data, split) : null;
console.log(reportOf(measured, extras));
writeOutputs(measured, { ...extras, texts }, values);

async function measure(): Promise<Measured> {
  if (!values.data) console.error(`No folder of data sets: measuring our own frozen set only.\n${usage}`);
  const embedder = openEmbedder(settings);
  const figures = await evaluate(
    {
      data,
      flips: openDataFolder(join(settings.modelsDir, 'flips')),
      embedder,
      models: readModelFiles(settings.modelsDir, embedder),
      openSearch: openSearchOf(settings, values.engine),
      milliseconds: () => performance.now(),
      peakMemoryBytes: () => process.resourceUsage().maxRSS * 1024,
      progress: (line) => console.error(line),
    },
    { sets: values.sets?.split(',') ?? null, split },
  );
  return { createdAt: new Date().toISOString(), commit: commit(), profile: settings.profile, ...figures };
}
