import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { defaultHub, fetchModel, ModelManifest } from '../src/adapters/embedder/fetch-model.ts';
import { inModels } from '../src/adapters/models-folder.ts';
import { wordsOf } from '../src/core/errors.ts';
import { openBar } from './bar.ts';

/**
 * `npm run models [-- NAME…]`: makes the models of `models/manifest.json` be there, whole and as pinned; all of them
 * unless named. MODELS_HUB names a mirror of the hub.
 */
const modelsDir = process.env.MODELS_DIR ?? 'models';
const hub = process.env.MODELS_HUB ?? defaultHub;

try {
  const wanted = process.argv.slice(2);
  const { models } = ModelManifest.parse(JSON.parse(readFileSync(inModels(modelsDir, 'manifest.json'), 'utf8')));
  const names = models.map((model) => model.name);
  const unknown = wanted.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`No such model: ${unknown.join(', ')}. There are: ${names.join(', ')}.`);
  for (const model of models.filter((one) => wanted.length === 0 || wanted.includes(one.name))) {
    const bar = openBar(model.files.reduce((sum, file) => sum + ('bytes' in file ? file.bytes : 0), 0));
    let before = 0;
    await fetchModel(model, {
      // What lies in git is looked for with the program, when the models folder is another.
      modelsDir: model.repository ? modelsDir : dirname(inModels(modelsDir, model.folder ?? model.name)),
      hub,
      onProgress: (path, done, total) => {
        bar.show(before + done, path);
        if (done === total) before += total;
      },
      onFile: (path, outcome) => {
        bar.end();
        console.log(`${outcome.padEnd(8)} ${path}`);
      },
    });
  }
} catch (error) {
  console.error(wordsOf(error));
  process.exit(1);
}
