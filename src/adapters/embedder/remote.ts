import { z } from 'zod';
import { unavailable } from '../../core/errors.ts';
import type { Embedder } from '../../core/ports.ts';
import { pause } from '../../core/time.ts';
import { hasLetters, unit } from './vectors.rules.ts';

type Options = {
  /** Base address; `/embeddings` is added. */
  url: string;
  model: string;
  apiKey: string | null;
  dimension: number;
  /** Milliseconds one request may take. */
  timeoutMs?: number;
  /** Milliseconds before the first repeat; doubled each time. */
  backOffMs?: number;
};

/** Texts of one request. Servers of this kind take at least this many. */
const batchSize = 64;
/** Requests for one batch before giving up. */
const mostTries = 4;
/** Longest wait that a server may ask for within one call; asked for more, the caller is told to come back. Milliseconds. */
const longestWait = 20_000;
/** Text beyond this many UTF-16 units is cut: common models read 512 to 8,192 tokens and refuse more. */
const maxCharacters = 8_000;

const Answer = z.object({
  data: z.array(z.object({ index: z.number().int().min(0), embedding: z.array(z.number()) })),
});

/**
 * An embedder behind an OpenAI-compatible `POST {url}/embeddings`. Texts without letters never leave this process.
 * 429 and 5xx, time-outs and lost connections are tried again with a growing wait, or the server's `Retry-After`.
 * A text is cut at 8,000 characters. Texts are not logged, and are not in any error.
 * Throws Unavailable `embedder.unreachable`, `embedder.busy`, `embedder.refused`, `embedder.answer`, `embedder.dimension`.
 */
export function openRemoteEmbedder(options: Options): Embedder {
  return {
    name: 'remote',
    // Another address or model gives other vectors, so stored ones must be made anew.
    revision: `${options.model}@${options.url.replace(/^https?:\/\/|\/+$/g, '')}`,
    dimension: options.dimension,
    async embed(texts) {
      const vectors: Float32Array[] = texts.map(() => new Float32Array(options.dimension));
      const worded = texts.flatMap((text, at) => (hasLetters(text) ? [at] : []));
      for (let from = 0; from < worded.length; from += batchSize) {
        const places = worded.slice(from, from + batchSize);
        const found = await embedBatch(
          options,
          places.map((at) => (texts[at] ?? '').slice(0, maxCharacters)),
        );
        for (const [i, at] of places.entries()) vectors[at] = found[i] ?? new Float32Array(options.dimension);
      }
      return vectors;
    },
  };
}

async function embedBatch(options: Options, input: string[]): Promise<Float32Array[]> {
  for (let tried = 1; ; tried++) {
    const outcome = await request(options, input);
    if ('vectors' in outcome) return outcome.vectors;
    const wait = outcome.retryAfterMs ?? (options.backOffMs ?? 500) * 2 ** (tried - 1);
    if (tried === mostTries || wait > longestWait)
      throw unavailable(outcome.code, outcome.words, Math.max(wait, 10_000));
    await pause(wait);
  }
}

type Again = { code: string; words: string; retryAfterMs: number | null };

async function request(options: Options, input: string[]): Promise<{ vectors: Float32Array[] } | Again> {
  const url = `${options.url.replace(/\/+$/, '')}/embeddings`;
  let response: Response;
  let body: unknown;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(options.apiKey === null ? {} : { authorization: `Bearer ${options.apiKey}` }),
      },
      body: JSON.stringify({ model: options.model, input, encoding_format: 'float' }),
      signal: AbortSignal.timeout(options.timeoutMs ?? 30_000),
    });
    body = await response.json().catch((error: unknown) => {
      if (error instanceof SyntaxError) return null;
      throw error;
    });
  } catch {
    const words = `The embedder at ${url} does not answer. Check EMBEDDER_URL and that the server runs.`;
    return { code: 'embedder.unreachable', words, retryAfterMs: null };
  }
  if (response.status === 429 || response.status >= 500) {
    const words = `The embedder at ${url} answers ${response.status}: it is busy or broken. It is tried again later.`;
    return { code: 'embedder.busy', words, retryAfterMs: retryAfter(response.headers.get('retry-after')) };
  }
  if (!response.ok) throw refused(url, response.status);
  return { vectors: readVectors(body, { url, count: input.length, dimension: options.dimension }) };
}

/** Seconds or a date, as milliseconds from now; null when absent or unreadable. */
function retryAfter(header: string | null): number | null {
  if (header === null || header.trim() === '') return null;
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}

function refused(url: string, status: number) {
  const what =
    status === 401 || status === 403
      ? 'Check EMBEDDER_API_KEY.'
      : status === 404
        ? 'Check EMBEDDER_URL (without /embeddings) and EMBEDDER_MODEL.'
        : 'Check EMBEDDER_MODEL, and whether the server takes this many texts at once.';
  return unavailable('embedder.refused', `The embedder at ${url} refuses with ${status}. ${what}`, 60_000);
}

type Expected = { url: string; count: number; dimension: number };

function readVectors(body: unknown, { url, count, dimension }: Expected): Float32Array[] {
  const answer = Answer.safeParse(body);
  const byIndex = new Map(answer.success ? answer.data.data.map((row) => [row.index, row.embedding]) : []);
  return Array.from({ length: count }, (_, at) => {
    const values = byIndex.get(at);
    if (!values) {
      const words = `The embedder at ${url} gave no vector for every text. Check that it is OpenAI-compatible.`;
      throw unavailable('embedder.answer', words, 60_000);
    }
    if (values.length !== dimension) {
      const words = `The embedder at ${url} gives ${values.length} dimensions where ${dimension} were promised. Set EMBEDDER_DIMENSION=${values.length}.`;
      throw unavailable('embedder.dimension', words, 60_000);
    }
    return unit(Float64Array.from(values));
  });
}
