import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ModelFiles } from '../core/ports.ts';

/** Reads the fitted scorer and thresholds from `models/`. Throws an Error that names the file when one is missing or broken. */
export function readModelFiles(folder: string): ModelFiles {
  return {
    scorer: readJson(join(folder, 'scorer.json')),
    thresholds: readJson(join(folder, 'thresholds.json')),
    background: readJson(join(folder, 'background.json')),
    smallTalk: readJson(join(folder, 'small-talk.json')),
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
