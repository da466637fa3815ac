import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Embedder } from '../../core/ports.ts';
import type { Settings } from '../../core/settings.ts';
import { inModels } from '../models-folder.ts';
import { openRemoteEmbedder } from './remote.ts';
import { openTransformersEmbedder } from './transformers.ts';

const Manifest = z.object({
  models: z.array(
    z.object({
      name: z.string(),
      folder: z.string().optional(),
      revision: z.string(),
      dimension: z.number().int().positive(),
      prefix: z.string().nullish(),
    }),
  ),
});

export type EmbedderSettings = Pick<Settings, 'embedder' | 'modelsDir'> &
  Partial<Pick<Settings, 'embedderUrl' | 'embedderModel' | 'embedderApiKey' | 'embedderDimension'>>;

/**
 * The configured embedder: `remote`, or one that `models/manifest.json` describes, its files in the models folder or,
 * like the built-in one's, with the program. Throws an Error that says which setting to look at.
 */
export function openEmbedder(settings: EmbedderSettings): Embedder {
  if (settings.embedder === 'remote') {
    const { embedderUrl: url, embedderModel: model, embedderDimension: dimension, embedderApiKey: apiKey } = settings;
    if (!url || !model || !dimension)
      throw new Error('EMBEDDER=remote needs EMBEDDER_URL, EMBEDDER_MODEL and EMBEDDER_DIMENSION. Set all three.');
    return openRemoteEmbedder({ url, model, dimension, apiKey: apiKey ?? null });
  }
  const file = inModels(settings.modelsDir, 'manifest.json');
  if (!existsSync(file)) throw new Error(`${file} is missing. It ships with the program: restore it.`);
  const { models } = Manifest.parse(JSON.parse(readFileSync(file, 'utf8')));
  const model = models.find((one) => one.name === settings.embedder);
  if (!model) {
    const names = [...models.map((one) => one.name), 'remote'].join(', ');
    throw new Error(`EMBEDDER: there is no model "${settings.embedder}". There are: ${names}.`);
  }
  const folder = model.folder ?? model.name;
  return openTransformersEmbedder({
    modelsDir: dirname(inModels(settings.modelsDir, folder)),
    folder,
    name: model.name,
    revision: model.revision,
    dimension: model.dimension,
    ...(model.prefix ? { prefix: model.prefix } : {}),
  });
}
