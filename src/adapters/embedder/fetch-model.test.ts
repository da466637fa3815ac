import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FetchedModel, fetchModel } from './fetch-model.ts';

const body = Buffer.from('{"a": "model of an invented kind"}');
const sha256 = createHash('sha256').update(body).digest('hex');
const asked: string[] = [];
const hub = createServer((request, response) => {
  asked.push(request.url ?? '');
  const found = request.url === '/tide/model/resolve/r1/onnx/model.bin';
  response.writeHead(found ? 200 : 404).end(found ? body : '');
});
let address = '';

beforeAll(async () => {
  await new Promise<void>((done) => hub.listen(0, '127.0.0.1', done));
  address = `http://127.0.0.1:${(hub.address() as AddressInfo).port}`;
});
afterAll(() => hub.close());

const model = (file: { path?: string; bytes?: number; sha256?: string } = {}): FetchedModel => ({
  name: 'tide',
  repository: 'tide/model',
  revision: 'r1',
  files: [{ path: 'onnx/model.bin', bytes: body.length, sha256, ...file }],
});
const newFolder = () => mkdtempSync(join(tmpdir(), 'plumbline-models-'));

test('a missing file is fetched from its pinned revision, and left alone the next time', async () => {
  const modelsDir = newFolder();
  const seen: string[] = [];
  const options = { modelsDir, hub: address, onFile: (_: string, outcome: string) => seen.push(outcome) };
  await fetchModel(model(), options);
  await fetchModel(model(), options);
  expect(readFileSync(join(modelsDir, 'tide/onnx/model.bin'))).toEqual(body);
  expect(seen).toEqual(['fetched', 'there']);
  expect(asked.at(-1)).toBe('/tide/model/resolve/r1/onnx/model.bin');
});

test.each([
  ['another SHA-256', { sha256: 'a'.repeat(64) }],
  ['another size', { bytes: 7 }],
])('a file of %s is refused and nothing of it is kept', async (_, file) => {
  const modelsDir = newFolder();
  await expect(fetchModel(model(file), { modelsDir, hub: address })).rejects.toMatchObject({
    code: 'model.not-as-promised',
  });
  expect(readdirSync(join(modelsDir, 'tide/onnx'))).toEqual([]);
});

test('a damaged file is replaced by the right one', async () => {
  const modelsDir = newFolder();
  await fetchModel(model(), { modelsDir, hub: address });
  writeFileSync(join(modelsDir, 'tide/onnx/model.bin'), 'x'.repeat(body.length));
  await fetchModel(model(), { modelsDir, hub: address });
  expect(readFileSync(join(modelsDir, 'tide/onnx/model.bin'))).toEqual(body);
});

test('a settings file of our own is written once, and one that is there is left alone', async () => {
  const modelsDir = newFolder();
  const own: FetchedModel = { ...model(), files: [{ path: 'config.json', json: { model_type: 'bert' } }] };
  const seen: string[] = [];
  await fetchModel(own, { modelsDir, hub: address, onFile: (_, outcome) => seen.push(outcome) });
  expect(JSON.parse(readFileSync(join(modelsDir, 'tide/config.json'), 'utf8'))).toEqual({ model_type: 'bert' });
  writeFileSync(join(modelsDir, 'tide/config.json'), '{}');
  await fetchModel(own, { modelsDir, hub: address, onFile: (_, outcome) => seen.push(outcome) });
  expect(readFileSync(join(modelsDir, 'tide/config.json'), 'utf8')).toBe('{}');
  expect(seen).toEqual(['written', 'there']);
});

test('what is not at the hub, has no address, or points out of its folder is refused in words', async () => {
  const modelsDir = newFolder();
  const options = { modelsDir, hub: address };
  await expect(fetchModel(model({ path: 'missing.bin' }), options)).rejects.toMatchObject({
    code: 'model.not-fetched',
  });
  await expect(fetchModel({ ...model(), repository: null }, options)).rejects.toThrow(/restore it from there/);
  await expect(fetchModel(model({ path: '../../outside-of-models' }), options)).rejects.toMatchObject({
    code: 'model.outside',
  });
  expect(existsSync(join(modelsDir, '..', 'outside-of-models'))).toBe(false);
});
