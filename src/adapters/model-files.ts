import { existsSync, readFileSync } from 'node:fs';
import type { Embedder, ModelFiles } from '../core/ports.ts';
import { inModels } from './models-folder.ts';

/**
 * Reads the fitted scorer and thresholds: from the models folder, and what is not there from the `models/` of the
 * program. A scorer fitted for one embedder, `scorers/<name>.json`, goes before `scorer.json`; an embedder that neither
 * was fitted with gets the one that reads no vectors, `scorers/lexical.json`. Thresholds go with their scorer,
 * `scorers/<name>.thresholds.json`: a probability means what its own scorer makes of it.
 * Throws an Error that names the file when one is missing or broken.
 */
export function readModelFiles(folder: string, embedder?: Pick<Embedder, 'name'>): ModelFiles {
  const scorer = scorerFor(folder, embedder);
  const beside = scorer.replace(/\.json$/, '.thresholds.json');
  return {
    scorer: readJson(scorer),
    thresholds: readJson(existsSync(beside) ? beside : inModels(folder, 'thresholds.json')),
    background: readJson(inModels(folder, 'background.json')),
    smallTalk: readJson(inModels(folder, 'small-talk.json')),
    guard: readJson(inModels(folder, 'guard.json')),
    sameClaim: readJson(inModels(folder, 'same-claim.json')),
  };
}

function scorerFor(folder: string, embedder?: Pick<Embedder, 'name'>): string {
  const common = inModels(folder, 'scorer.json');
  if (!embedder) return common;
  const own = inModels(folder, `scorers/${embedder.name}.json`);
  if (existsSync(own)) return own;
  const lexical = inModels(folder, 'scorers/lexical.json');
  return fittedName(common) === embedder.name || !existsSync(lexical) ? common : lexical;
}

/** The embedder a scorer was fitted with; older files do not name the built-in one. */
function fittedName(path: string): string {
  const file = readJson(path) as { provenance?: { embedder?: unknown } } | null;
  const named = file?.provenance?.embedder;
  return typeof named === 'string' ? (named.split('@', 1)[0] ?? named) : 'builtin';
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new Error(`${path} is missing or is not JSON. It ships with the program: restore it from the repository.`, {
      cause,
    });
  }
}
