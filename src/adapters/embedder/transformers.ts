import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { unavailable } from '../../core/errors.ts';
import type { Embedder } from '../../core/ports.ts';
import { withSounds } from './sounds.rules.ts';
import { hasLetters, meanOfUnit } from './vectors.rules.ts';

type Options = {
  modelsDir: string;
  /** Folder inside `modelsDir` that holds `config.json`, `tokenizer.json` and `onnx/model_quantized.onnx`. */
  folder: string;
  name: string;
  revision: string;
  dimension: number;
  /** Put before every text, for models that were trained with one (`query: `). */
  prefix?: string;
};

/** Text beyond this many UTF-16 units is cut before it is split into tokens; other models read 512 tokens at most. */
const maxCharacters = 16_000;

/**
 * An embedder over transformers.js and a local int8 model. Never asks the network.
 * The model is loaded at the first text (0.5 s for the built-in one) and kept.
 * One text a run: in a padded batch an int8 vector moves with its neighbours, and then would not repeat.
 * Throws Unavailable `embedder.missing` when the folder is not there, `embedder.dimension` when the model gives another length.
 */
export function openTransformersEmbedder(options: Options): Embedder {
  const path = resolve(options.modelsDir, options.folder);
  const needed = ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model_quantized.onnx'];
  const missing = needed.filter((file) => !existsSync(join(path, file)));
  if (missing.length > 0) {
    const words = `The model "${options.name}" lacks ${missing.join(', ')} in ${path}. Fetch it: run npm run models.`;
    throw unavailable('embedder.missing', words, 60_000);
  }
  const sounds = readsSounds(path);
  const spell = (text: string) => `${options.prefix ?? ''}${sounds ? withSounds(text) : text}`;
  let loading: ReturnType<typeof load> | null = null;
  return {
    name: options.name,
    revision: options.revision,
    dimension: options.dimension,
    async embed(texts) {
      const vectors: Float32Array[] = [];
      for (const text of texts) {
        if (!hasLetters(text)) {
          vectors.push(new Float32Array(options.dimension));
          continue;
        }
        loading ??= load(path);
        const loaded = await loading.catch((cause) => {
          loading = null;
          const words = `The model "${options.name}" in ${path} cannot be loaded. Fetch it again: run npm run models.`;
          throw unavailable('embedder.broken', words, 60_000, cause);
        });
        vectors.push(await embedOne(loaded, spell(text.slice(0, maxCharacters)), options.dimension));
      }
      return vectors;
    },
  };
}

/** Whether the model was trained on texts as `withSounds` spells them: its own `config.json` says so. */
const readsSounds = (path: string): boolean =>
  (JSON.parse(readFileSync(join(path, 'config.json'), 'utf8')) as { reads?: string }).reads === 'sounds';

async function load(path: string) {
  const { AutoModel, AutoTokenizer, env } = await import('@huggingface/transformers');
  env.allowRemoteModels = false;
  env.useFSCache = false;
  const tokenizer = await AutoTokenizer.from_pretrained(path);
  const model = await AutoModel.from_pretrained(path, { dtype: 'q8' });
  return { tokenizer, model, special: new Set<number>(tokenizer.all_special_ids) };
}

type Loaded = Awaited<ReturnType<typeof load>>;

/** Tokens in, mean of the last layer out. The pipeline of transformers.js does the same at a third of the speed. */
async function embedOne({ tokenizer, model, special }: Loaded, text: string, dimension: number): Promise<Float32Array> {
  const inputs = tokenizer(text, { truncation: true });
  const ids: BigInt64Array = inputs.input_ids.data;
  // NOTE: a bare address has letters and yet no token of its own.
  if (ids.every((id) => special.has(Number(id)))) return new Float32Array(dimension);
  const output = await model(inputs);
  const hidden: Float32Array = output.last_hidden_state.data;
  if (hidden.length !== ids.length * dimension) {
    const found = hidden.length / ids.length;
    throw unavailable(
      'embedder.dimension',
      `The model gives ${found} dimensions where ${dimension} were promised.`,
      60_000,
    );
  }
  return meanOfUnit(hidden, dimension);
}
