// Translation retrieval of a model that lies in a folder, through the serving path, over rows kept out of training:
//   npx tsx models/training/embedder/measure.ts --data DIR [--models models] [--embedder builtin]
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { openEmbedder } from '../../../src/app/build.ts';
import { readSettings } from '../../../src/app/config.ts';
import { measureTranslation } from '../../../src/matching/evaluate/measure-translation.ts';

const { values } = parseArgs({
  options: { data: { type: 'string' }, models: { type: 'string' }, embedder: { type: 'string' } },
});
if (!values.data) throw new Error('--data DIR is missing: the folder that holds parallel/ and stsb-multi/.');
const folder = values.data;
const settings = readSettings({
  ...process.env,
  ...(values.models ? { MODELS_DIR: values.models } : {}),
  ...(values.embedder ? { EMBEDDER: values.embedder } : {}),
});
const embedder = openEmbedder(settings);
const files = ['parallel/ntrex.multi.jsonl.gz', 'stsb-multi/pairs.test.jsonl.gz'];
const data = {
  list: async () => files,
  read: async (path: string) => gunzipSync(readFileSync(join(folder, path))).toString(),
};
console.log(`${embedder.name}@${embedder.revision}`);
for (const [set, found] of Object.entries(await measureTranslation({ data, files, embedder }, ['parallel', 'stsb-multi']))) {
  const percent = (value: number) => (100 * value).toFixed(1);
  const by = Object.entries(found.languages).map(([language, value]) => `${language} ${percent(value)}`);
  console.log(`${set}, first places among ${found.sentences}: ${percent(found.mean)} (${by.join(', ')})`);
}
