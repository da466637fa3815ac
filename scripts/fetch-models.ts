import { createHash } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { wordsOf } from '../src/core/errors.ts';
import { openBar } from './bar.ts';

/** `npm run models [-- NAME…]`: fetches the models of `models/manifest.json`, each file checked by size and SHA-256. */
const Manifest = z.object({
  models: z.array(
    z.object({
      name: z.string(),
      folder: z.string().optional(),
      files: z.array(
        z.object({
          path: z.string(),
          url: z.url({ protocol: /^https$/ }).optional(),
          bytes: z.number(),
          sha256: z.string().length(64),
        }),
      ),
    }),
  ),
});
type File = z.infer<typeof Manifest>['models'][number]['files'][number];

const modelsDir = process.env.MODELS_DIR ?? 'models';

async function isWhole(path: string, file: File): Promise<boolean> {
  if (!existsSync(path) || statSync(path).size !== file.bytes) return false;
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex') === file.sha256;
}

/** Downloads beside the target and moves it there only when it is what the manifest says: half a model is never seen. */
async function fetchFile(path: string, file: File): Promise<void> {
  if (!file.url)
    throw new Error(`${path} is not what the manifest says, and has no address to fetch it from. Restore it from git.`);
  const response = await fetch(file.url);
  if (!response.ok || !response.body) throw new Error(`${file.url} answered ${response.status}.`);
  mkdirSync(dirname(path), { recursive: true });
  const part = `${path}.part`;
  const bar = openBar(file.bytes);
  let done = 0;
  const counted = Readable.fromWeb(response.body as never).on('data', (chunk: Uint8Array) => {
    done += chunk.length;
    bar.show(done, path);
  });
  await pipeline(counted, createWriteStream(part)).finally(() => bar.end());
  if (await isWhole(part, file)) return renameSync(part, path);
  rmSync(part, { force: true });
  throw new Error(`${file.url} is not the file of the manifest (${done} bytes, another SHA-256). Nothing was kept.`);
}

try {
  const wanted = process.argv.slice(2);
  const { models } = Manifest.parse(JSON.parse(readFileSync(join(modelsDir, 'manifest.json'), 'utf8')));
  const unknown = wanted.filter((name) => !models.some((model) => model.name === name));
  if (unknown.length > 0)
    throw new Error(
      `No such model: ${unknown.join(', ')}. There are: ${models.map((model) => model.name).join(', ')}.`,
    );
  for (const model of models.filter((one) => wanted.length === 0 || wanted.includes(one.name))) {
    const folder = normalize(join(modelsDir, model.folder ?? model.name));
    for (const file of model.files) {
      const path = normalize(join(folder, file.path));
      if (!path.startsWith(folder + sep)) throw new Error(`${file.path} of ${model.name} points out of its folder.`);
      const there = await isWhole(path, file);
      if (!there) await fetchFile(path, file);
      console.log(`${there ? 'there' : 'fetched'}  ${path}`);
    }
  }
} catch (error) {
  console.error(wordsOf(error));
  process.exit(1);
}
