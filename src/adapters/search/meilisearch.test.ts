import { createServer, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, createServer as createRelay, type Socket } from 'node:net';
import { Meilisearch } from 'meilisearch';
import { afterAll, describe, expect, test } from 'vitest';
import { reconcileWith } from '../../../test/contracts/search-index.contract.ts';
import { makeOld } from '../../../test/support/search-of-lane.ts';
import type { CheckDocument, SearchIndex } from '../../core/ports.ts';
import { openMeilisearchIndex } from './meilisearch.ts';

const aCheck = (id: string, claim: string): CheckDocument => ({
  ...{ id, claim, externalId: id, title: '', summary: '', language: 'en', publisher: 'Port Maren Observer' },
  ...{ rating: null, publishedAt: null, url: null, vector: null },
});
const checks = Array.from({ length: 40 }, (_, i) =>
  aCheck(`fc_${i}`, `Lantern keeper number ${i} of Vila Serena paints boat ${i * 7} silver`),
);
async function* inOneBatch(documents: readonly CheckDocument[]) {
  yield [...documents];
}
const ask = (index: SearchIndex, text: string) => index.nominate({ text, language: null, vector: null, limit: 5 });
const lantern = (i: number) => `lantern keeper number ${i} paints boat ${i * 7}`;

/** Lets everything that is under way go on until something holds. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise<void>((resolve) => setImmediate(resolve));
}

const closing: (() => unknown)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
});

/** An engine that takes everything, finds nothing, and at will answers nobody or turns everybody away. */
async function aFakeEngine() {
  const state: { mode: 'well' | 'silent' | 'forbidding'; searches: number; waiting: ServerResponse[] } = {
    ...{ mode: 'well', searches: 0, waiting: [] },
  };
  const task = { taskUid: 1, uid: 1, status: 'succeeded', enqueuedAt: '2026-11-23T00:00:00Z' };
  const server: Server = createServer((request, response) => {
    const path = request.url ?? '';
    const send = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    request.resume();
    const isSearch = path.endsWith('/documents/fetch');
    if (isSearch) state.searches += 1;
    if (state.mode === 'silent') return void state.waiting.push(response);
    if (state.mode === 'forbidding')
      return send(403, { message: 'no', code: 'invalid_api_key', type: 'auth', link: '' });
    if (isSearch || (request.method === 'GET' && path.includes('/documents')))
      return send(200, { results: [], offset: 0, limit: 20, total: 0 });
    if (path === '/indexes/fact_checks') return send(200, { uid: 'fact_checks', primaryKey: 'key' });
    return send(path.startsWith('/tasks') ? 200 : 202, task);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    for (const response of state.waiting) response.destroy();
    server.closeAllConnections();
    server.close();
  });
  return { state, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe('a Meilisearch that does not help', () => {
  test('that is not there is reported by a load, with what to check; what is known is found all the same', async () => {
    const heard: unknown[] = [];
    const index = openMeilisearchIndex({ url: 'http://127.0.0.1:9', apiKey: null, onChange: (why) => heard.push(why) });
    await expect(index.load(inOneBatch(checks))).rejects.toMatchObject({ code: 'search.unavailable' });
    expect(await ask(index, lantern(7))).toContain('fc_7');
    await until(() => heard.length > 0);
    await expect(index.put([aCheck('fc_new', 'Purple pigeons on parade')])).rejects.toMatchObject({
      code: 'search.unavailable',
    });
    expect((await ask(index, 'purple pigeons'))[0]).toBe('fc_new');
    await expect(index.remove(['fc_new'])).rejects.toMatchObject({ code: 'search.unavailable' });
    expect(await ask(index, 'purple pigeons')).not.toContain('fc_new');
    expect(heard).toHaveLength(1);
    await index.close();
  });

  test('that is late is waited for once, not by every message', async () => {
    const { state, url } = await aFakeEngine();
    const index = openMeilisearchIndex({ url, apiKey: null, deadlineMs: 50 });
    await index.load(inOneBatch(checks));
    state.mode = 'silent';
    for (const i of [3, 8, 13]) expect(await ask(index, lantern(i))).toContain(`fc_${i}`);
    expect(state.searches).toBe(1);
    await index.close();
  });

  test('that does not take our key is reported as such, for waiting will not help', async () => {
    const { state, url } = await aFakeEngine();
    state.mode = 'forbidding';
    const index = openMeilisearchIndex({ url, apiKey: 'old' });
    await expect(index.load(inOneBatch(checks))).rejects.toMatchObject({ code: 'search.key' });
  });
});

const url = process.env.MEILI_URL;
const apiKey = process.env.MEILI_API_KEY || null;

/** A way to the real server that can be cut. */
async function aWay(to: string) {
  const { hostname, port } = new URL(to);
  const open = new Set<Socket>();
  let isCut = false;
  const relay = createRelay((near) => {
    if (isCut) return void near.destroy();
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) open.add(socket.on('error', () => {}).on('close', () => open.delete(socket)));
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
  closing.push(() => relay.close());
  return {
    url: `http://127.0.0.1:${(relay.address() as AddressInfo).port}`,
    cut() {
      isCut = true;
      for (const socket of open) socket.destroy();
    },
    mend() {
      isCut = false;
    },
  };
}

describe.skipIf(!url)('a real Meilisearch', () => {
  const client = new Meilisearch({ host: url ?? 'http://127.0.0.1:9', ...(apiKey ? { apiKey } : {}) });
  let opened = 0;
  const aName = (): string => {
    opened += 1;
    const name = `meilisearch_test_${process.pid}_${opened}`;
    closing.unshift(() => client.deleteIndex(name).waitTask());
    return name;
  };
  const holds = async (name: string, id: string) =>
    client
      .index(name)
      .getDocument(id.replace('_', '_5f_'))
      .then(
        () => true,
        () => false,
      );

  test('that was away answers again by itself, and gets what it missed', { timeout: 30_000 }, async () => {
    const way = await aWay(url ?? '');
    const [name, heard]: [string, unknown[]] = [aName(), []];
    const index = openMeilisearchIndex({ url: way.url, apiKey, index: name, onChange: (why) => heard.push(why) });
    await index.load(inOneBatch(checks));
    way.cut();
    expect(await ask(index, lantern(7))).toContain('fc_7');
    await expect(index.put([aCheck('fc_new', 'Purple pigeons on parade')])).rejects.toMatchObject({
      kind: 'unavailable',
    });
    await expect(index.remove(['fc_3'])).rejects.toMatchObject({ kind: 'unavailable' });
    way.mend();
    await until(async () => {
      expect(await ask(index, lantern(7))).toContain('fc_7');
      return (await holds(name, 'fc_new')) && !(await holds(name, 'fc_3'));
    });
    expect(heard.at(-1)).toBeNull();
    await index.close();
  });

  test('that lost its data is filled again, and nothing is missed meanwhile', { timeout: 30_000 }, async () => {
    const name = aName();
    const index = openMeilisearchIndex({ url: url ?? '', apiKey, index: name });
    await index.load(inOneBatch(checks));
    await client.deleteIndex(name).waitTask();
    await until(async () => {
      expect(await ask(index, lantern(7))).toContain('fc_7');
      return holds(name, 'fc_39');
    });
    await index.close();
  });

  test('with an index of another version gets a new one, swapped in with no gap in answers', {
    timeout: 30_000,
  }, async () => {
    const name = aName();
    const heard: unknown[] = [];
    const before = openMeilisearchIndex({
      ...{ url: url ?? '', apiKey, index: name, deadlineMs: 5000 },
      onChange: (why) => heard.push(why),
    });
    await before.load(inOneBatch(checks));
    const { results } = await client
      .index(name)
      .getDocuments<{ key: string; stamp: string }>({ limit: 100, fields: ['key', 'stamp'] });
    const older = results.map(({ key, stamp }) => ({ key, stamp: `older.${stamp}` }));
    await client.index(name).updateDocuments(older).waitTask();
    const next = openMeilisearchIndex({ url: url ?? '', apiKey, index: name });
    let loaded = false;
    const loading = next.load(inOneBatch(checks)).then(() => {
      loaded = true;
    });
    let asked = 0;
    while (!loaded) {
      const i = asked++ % checks.length;
      expect(await ask(before, lantern(i))).toContain(`fc_${i}`);
    }
    await loading;
    expect(asked).toBeGreaterThan(3);
    expect(heard).toEqual([]);
    const stamps = await client.index(name).getDocuments<{ stamp: string }>({ limit: 100, fields: ['stamp'] });
    expect(stamps.results).toHaveLength(checks.length);
    expect(stamps.results.some(({ stamp }) => stamp.startsWith('older'))).toBe(false);
    const uids = (await client.getRawIndexes({ limit: 1000 })).results.map(({ uid }) => uid);
    expect(uids.filter((uid) => uid.startsWith(name))).toEqual([name]);
    await Promise.all([next.close(), before.close()]);
  });

  test('whose documents were lost or hold other words gets them again', { timeout: 30_000 }, async () => {
    const name = aName();
    const index = openMeilisearchIndex({ url: url ?? '', apiKey, index: name, deadlineMs: 5000 });
    await index.load(inOneBatch(checks));
    await client.index(name).deleteDocument('fc_5f_3').waitTask();
    const { stamp } = await client.index(name).getDocument<{ stamp: string }>('fc_5f_7', { fields: ['stamp'] });
    await client
      .index(name)
      .updateDocuments([{ key: 'fc_5f_7', stamp: `${stamp}x` }])
      .waitTask();
    const found = await reconcileWith(index, checks);
    expect(found).toEqual({ documents: 40, missing: 1, changed: 1, stale: [] });
    expect(await reconcileWith(index, checks)).toEqual({ ...found, missing: 0, changed: 0 });
    await makeOld(name);
    await client.index(name).deleteDocument('fc_5f_3').waitTask();
    expect(await reconcileWith(index, checks)).toMatchObject({ missing: 0, changed: 0 });
    await index.close();
  });

  test('lets one process find what another put', { timeout: 30_000 }, async () => {
    const name = aName();
    const [one, other] = [0, 1].map(() =>
      openMeilisearchIndex({ url: url ?? '', apiKey, index: name, deadlineMs: 5000 }),
    );
    if (!one || !other) throw new Error('no index');
    await one.load(inOneBatch(checks));
    await other.load(inOneBatch(checks));
    await one.put([aCheck('fc_new', 'Purple pigeons on parade')]);
    expect((await ask(other, 'purple pigeons'))[0]).toBe('fc_new');
    await one.put([aCheck('fc_new', 'Striped dolphins in the canal')]);
    expect((await ask(other, 'striped dolphins canal'))[0]).toBe('fc_new');
    await one.remove(['fc_new']);
    await Promise.all([one.close(), other.close()]);
  });
});
