import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { embedderContract } from '../../../test/contracts/embedder.contract.ts';
import { readModelFiles } from '../model-files.ts';
import { ModelManifest } from './fetch-model.ts';
import { openEmbedder } from './open-embedder.ts';

const emptyFolder = () => mkdtempSync(join(tmpdir(), 'plumbline-models-'));

describe('the configured embedder', () => {
  test('is the built-in one also when the models folder is another, for it comes with the program', async () => {
    const embedder = openEmbedder({ embedder: 'builtin', modelsDir: emptyFolder() });
    const [vector] = await embedder.embed(['the ferry']);
    expect(vector).toHaveLength(embedder.dimension);
  });

  test('is refused by name with the names there are, and without its files with what to run', () => {
    const modelsDir = emptyFolder();
    expect(() => openEmbedder({ embedder: 'tide', modelsDir })).toThrow(/builtin, .*all-MiniLM-L6-v2, remote/);
    expect(() => openEmbedder({ embedder: 'multilingual-e5-small', modelsDir })).toThrow(/npm run models/);
  });

  test('is a remote one when told where it is', () => {
    const remote = { embedder: 'remote', modelsDir: 'models', embedderUrl: 'https://vectors.example/v1' };
    expect(() => openEmbedder(remote)).toThrow(/EMBEDDER_DIMENSION/);
    const embedder = openEmbedder({ ...remote, embedderModel: 'tide', embedderDimension: 24, embedderApiKey: null });
    expect(embedder).toMatchObject({ name: 'remote', dimension: 24, revision: 'tide@vectors.example/v1' });
  });
});

describe('model files', () => {
  test('come from the models folder, and what is not there from the program', () => {
    const folder = emptyFolder();
    mkdirSync(join(folder, 'scorers'));
    writeFileSync(join(folder, 'scorers/tide.json'), '{"version": "of the tide"}');
    const files = readModelFiles(folder, { name: 'tide' });
    expect(files.scorer).toEqual({ version: 'of the tide' });
    expect(files.thresholds).toEqual(JSON.parse(readFileSync('models/thresholds.json', 'utf8')));
    expect(readModelFiles(folder, { name: 'builtin' }).scorer).toEqual(readModelFiles('models').scorer);
  });

  test("take the thresholds that lie beside an embedder's own scorer", () => {
    const folder = emptyFolder();
    mkdirSync(join(folder, 'scorers'));
    writeFileSync(join(folder, 'scorers/tide.json'), '{}');
    writeFileSync(join(folder, 'scorers/tide.thresholds.json'), '{"thresholds": []}');
    expect(readModelFiles(folder, { name: 'tide' }).thresholds).toEqual({ thresholds: [] });
    expect(readModelFiles(folder).thresholds).not.toEqual({ thresholds: [] });
  });
});

test('an embedder that no scorer was fitted with gets the scorer that reads no vectors, and its cut-offs', () => {
  const files = readModelFiles('models', { name: 'tide' });
  const { features } = files.scorer as { features: string[] };
  expect(features).toContain('claimFound');
  expect(features).not.toContain('vector');
  expect(files.thresholds).toEqual(JSON.parse(readFileSync('models/scorers/lexical.thresholds.json', 'utf8')));
});

test.each(['builtin', 'all-MiniLM-L6-v2'])('%s has a scorer of its own, which reads its vectors', (name) => {
  const files = readModelFiles('models', { name });
  const scorer = files.scorer as { features: string[]; provenance: { embedder?: string } };
  expect(scorer.features).toContain('vector');
  expect(scorer.provenance.embedder?.split('@')[0]).toBe(name);
  expect(files.thresholds).not.toEqual(JSON.parse(readFileSync('models/scorers/lexical.thresholds.json', 'utf8')));
});

test('every model of the manifest names its files, its licence and why it is there', () => {
  const content: unknown = JSON.parse(readFileSync('models/manifest.json', 'utf8'));
  const { models } = ModelManifest.parse(content);
  expect(models.map((model) => model.name)).toEqual([
    'builtin',
    'multilingual-e5-small',
    'paraphrase-multilingual-MiniLM-L12-v2',
    'all-MiniLM-L6-v2',
  ]);
  for (const model of models) {
    const paths = model.files.map((file) => file.path);
    expect(paths).toEqual(expect.arrayContaining(['config.json', 'tokenizer.json', 'onnx/model_quantized.onnx']));
  }
});

// A fetched model is not in git: TEST_MODELS_DIR names a folder that holds it.
const fetched = process.env.TEST_MODELS_DIR ?? 'models';
const there = existsSync(join(fetched, 'all-MiniLM-L6-v2/onnx/model_quantized.onnx'));
describe.skipIf(!there)('all-MiniLM-L6-v2 in TEST_MODELS_DIR', () => {
  const open = () => openEmbedder({ embedder: 'all-MiniLM-L6-v2', modelsDir: fetched });
  embedderContract('all-MiniLM-L6-v2', open);

  test('knows that two English sentences without a word in common say the same', async () => {
    const [a, b, c] = await open().embed(['The physician is ill.', 'A doctor got sick', 'Ships sail tomorrow']);
    const cosine = (x?: Float32Array, y?: Float32Array) => x?.reduce((sum, v, d) => sum + v * (y?.[d] ?? 0), 0) ?? 0;
    expect(cosine(a, b)).toBeGreaterThan(cosine(a, c) + 0.3);
  });
});
