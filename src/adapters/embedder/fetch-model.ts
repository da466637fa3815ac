import { createHash } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { unavailable } from '../../core/errors.ts';

const PinnedFile = z.object({
  /** Inside the model's folder, with `/`. */
  path: z.string(),
  /** Where it is, when not at the hub. */
  url: z.url({ protocol: /^https?$/ }).optional(),
  bytes: z.number().int(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
/** A small settings file of our own, where the hub's has no known checksum: written as JSON unless a file is there. */
const OwnFile = z.object({ path: z.string(), json: z.record(z.string(), z.unknown()) });
const Model = z.object({
  name: z.string(),
  folder: z.string().optional(),
  /** Owner and name at the hub; null for a model that lies in git. */
  repository: z.string().nullish(),
  revision: z.string(),
  files: z.array(z.union([PinnedFile, OwnFile])),
});
/** The part of `models/manifest.json` that fetching reads. */
export const ModelManifest = z.object({ models: z.array(Model) });
export type FetchedModel = z.infer<typeof Model>;
type File = z.infer<typeof PinnedFile>;

/** Where models lie unless told otherwise: `<hub>/<repository>/resolve/<revision>/<path>`. */
export const defaultHub = 'https://huggingface.co';

export type FetchOptions = {
  modelsDir: string;
  hub?: string;
  onProgress?: (path: string, done: number, total: number) => void;
  onFile?: (path: string, outcome: 'there' | 'fetched' | 'written') => void;
};

/**
 * Makes every file of a model be there with the size and SHA-256 of the manifest. What is right is left alone; what is
 * fetched is checked beside its place and only then moved there, so half a model is never seen.
 * Throws Unavailable `model.not-fetched`, `model.not-as-promised`, `model.no-address`, `model.outside`. Safe to repeat.
 */
export async function fetchModel(model: FetchedModel, options: FetchOptions): Promise<void> {
  const folder = resolve(options.modelsDir, model.folder ?? model.name);
  for (const file of model.files) {
    const path = resolve(folder, file.path);
    if (!path.startsWith(folder + sep))
      throw refused('model.outside', `${file.path} of ${model.name} points out of its folder.`);
    const told = (outcome: 'there' | 'fetched' | 'written') =>
      options.onFile?.(join(model.folder ?? model.name, file.path), outcome);
    if ('json' in file) {
      told(writeOwn(path, file.json));
      continue;
    }
    const there = await isWhole(path, file);
    if (!there) await fetchFile({ path, file, url: addressOf(model, file, options.hub ?? defaultHub) }, options);
    told(there ? 'there' : 'fetched');
  }
}

/** Files of a model that are missing, or not what the manifest promises; empty for a whole one. Changes nothing. */
export async function faultsOfModel(model: FetchedModel, modelsDir: string): Promise<string[]> {
  const faults: string[] = [];
  for (const file of model.files) {
    const path = resolve(modelsDir, model.folder ?? model.name, file.path);
    const good = 'json' in file ? existsSync(path) : await isWhole(path, file);
    if (!good) faults.push(file.path);
  }
  return faults;
}

function writeOwn(path: string, json: Record<string, unknown>): 'there' | 'written' {
  if (existsSync(path)) return 'there';
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(json)}\n`);
  return 'written';
}

function addressOf(model: FetchedModel, file: File, hub: string): string {
  if (file.url) return file.url;
  if (model.repository) return `${hub}/${model.repository}/resolve/${model.revision}/${file.path}`;
  const words = `${file.path} of ${model.name} is not what the manifest says. It belongs in git: restore it from there.`;
  throw refused('model.no-address', words);
}

async function isWhole(path: string, file: File): Promise<boolean> {
  if (!existsSync(path) || statSync(path).size !== file.bytes) return false;
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex') === file.sha256;
}

async function fetchFile(wanted: { path: string; file: File; url: string }, options: FetchOptions): Promise<void> {
  const { path, file, url } = wanted;
  const response = await fetch(url).catch((cause) => {
    throw refused('model.not-fetched', `${url} does not answer. Check the network and run it again.`, cause);
  });
  if (!response.ok || !response.body) throw refused('model.not-fetched', `${url} answered ${response.status}.`);
  mkdirSync(dirname(path), { recursive: true });
  const part = `${path}.part`;
  let done = 0;
  const counted = Readable.fromWeb(response.body as never).on('data', (chunk: Uint8Array) => {
    done += chunk.length;
    options.onProgress?.(file.path, done, file.bytes);
  });
  try {
    await pipeline(counted, createWriteStream(part));
    if (await isWhole(part, file)) return renameSync(part, path);
    const words = `${url} is not the file of the manifest: ${done} bytes where ${file.bytes} were promised, or another SHA-256. Nothing was kept.`;
    throw refused('model.not-as-promised', words);
  } finally {
    rmSync(part, { force: true });
  }
}

const refused = (code: string, words: string, cause?: unknown) => unavailable(code, words, 60_000, cause);
