import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Arrangement, openArrangement, skipArrangement } from '../support/arrangement.ts';
import { mustSkip } from '../support/lanes.ts';
import { phonesAt } from '../support/phones.ts';
import { newPlace, type Place } from '../support/place.ts';
import { pause } from '../support/service.ts';

/** What `npm run build` of an older version left, with its `node_modules` in a folder above it. */
const older = process.env.UPGRADE_FROM ?? '';
const skip =
  skipArrangement() ||
  mustSkip(
    'upgrade',
    existsSync(join(older, 'app/server.js')) ? null : 'Set UPGRADE_FROM to dist/node of an older version.',
  );

const known =
  '*Pls read* a glass of warm salt water each morning cures the brine fever, the doctors at Amara General say so. Forwarded as received 🙏';

describe.skipIf(skip)('an older version and this one, side by side on one database', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-upgraded-'));
  let place: Place;
  let arranged: Arrangement;

  beforeAll(async () => {
    place = await newPlace('meilisearch');
    arranged = await openArrangement({
      folder,
      env: place.env,
      from: older,
      prepare: (command) => command('import', 'test/fixtures/claim-review/newsroom.json', '--source', 'lamp'),
    });
  }, 400_000);

  afterAll(async () => {
    await arranged?.close();
    await place?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('from the migration to the last process replaced every message is answered, once, and no page fails', async () => {
    const phones = phonesAt(arranged.phones);
    const states: Record<string, string[]> = {};
    let [during, isOver] = ['before', false];
    const answers: number[] = [];
    const asking = (async () => {
      for (; !isOver; await pause(100)) answers.push(await arranged.ask('/'), await arranged.ask('/desk'));
    })();
    const writing = (async () => {
      for (let i = 0; !isOver; i++) {
        const asker = String(15_550_400_000 + i);
        await phones.forward(asker, `${known} ${i % 3}`);
        states[during] = [...(states[during] ?? []), asker];
        await pause(500);
      }
    })();
    await pause(3_000);
    arranged.upgrade();
    during = 'migrated, all processes older';
    await arranged.command('migrate');
    await pause(3_000);
    during = 'side by side';
    for (const process of [...arranged.web, ...arranged.workers]) {
      await process.stop('SIGTERM');
      await process.start();
    }
    during = 'after';
    await pause(3_000);
    isOver = true;
    await Promise.all([asking, writing]);
    expect(Object.keys(states)).toHaveLength(4);
    for (const asker of Object.values(states).flat())
      await expect.poll(async () => (await phones.heard(asker)).length, { timeout: 120_000 }).toBe(1);
    expect(answers.filter((status) => status !== 200 && status !== 302)).toEqual([]);
  }, 600_000);
});
