import { existsSync, readFileSync } from 'node:fs';
import type { Embedder, ModelFiles } from '../core/ports.ts';
import { inModels } from './models-folder.ts';

/**
 * Reads the fitted scorer and thresholds: from the models folder, and what is not there from the `models/` of the
 * program. A scorer fitted for one embedder, `scorers/<name>.json`, goes before `scorer.json`, and so do thresholds
 * beside it, `scorers/<name>.thresholds.json`: a probability means what its own scorer makes of it.
 * Throws an Error that names the file when one is missing or broken.
 */
export function readModelFiles(folder: string, embedder?: Pick<Embedder, 'name'>): ModelFiles {
  const own = embedder ? inModels(folder, `scorers/${embedder.name}.json`) : '';
  const scorer = own !== '' && existsSync(own) ? own : inModels(folder, 'scorer.json');
  const beside = scorer.replace(/\.json$/, '.thresholds.json');
  return {
    scorer: readJson(scorer),
    thresholds: readJson(existsSync(beside) ? beside : inModels(folder, 'thresholds.json')),
    background: readJson(inModels(folder, 'background.json')),
    smallTalk: readJson(inModels(folder, 'small-talk.json')),
    guard: readJson(inModels(folder, 'guard.json')),
  };
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
