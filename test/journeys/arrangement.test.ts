import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Arrangement, openArrangement, skipArrangement } from '../support/arrangement.ts';
import { openBrowser, skipBrowser } from '../support/browser.ts';
import { phonesAt } from '../support/phones.ts';
import { newPlace, type Place } from '../support/place.ts';
import { makeOld } from '../support/search-of-lane.ts';
import { pause } from '../support/service.ts';

const known =
  '*Pls read* a glass of warm salt water each morning cures the brine fever, the doctors at Amara General say so. Forwarded as received 🙏';
const unknown =
  'Warning: the old cable car in Saltquay will be sold to a mining company next Tuesday and the fare will be ninety crowns';

describe.skipIf(skipArrangement())('two web, two workers, proxy, Postgres and Meilisearch', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-arranged-'));
  let place: Place;
  let arranged: Arrangement;
  let phones: ReturnType<typeof phonesAt>;

  beforeAll(async () => {
    place = await newPlace('meilisearch');
    arranged = await openArrangement({
      folder,
      env: place.env,
      prepare: (command) => command('import', 'test/fixtures/claim-review/newsroom.json', '--source', 'lamp'),
    });
    phones = phonesAt(arranged.phones);
  }, 400_000);

  afterAll(async () => {
    await arranged?.close();
    await place?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('a forward comes in by the proxy, is decided by a worker, and its answer goes out', async () => {
    await phones.forward('15550100142', known);
    await expect
      .poll(() => phones.heard('15550100142'), { timeout: 60_000 })
      .toEqual([expect.stringContaining('Salt water does not cure brine fever')]);
  }, 90_000);

  test('what one command or process publishes, every worker answers with', async () => {
    const claim = 'Every lamp in the harbour of Guincho will be painted purple for the visit of the admiral on Friday';
    await arranged.command(
      'import',
      aFile(join(folder, 'late.json'), claim, 'Nobody paints the lamps.'),
      '--source',
      'late',
    );
    const askers = Array.from({ length: 8 }, (_, i) => String(15_550_100_500 + i));
    for (const asker of askers) await phones.forward(asker, claim);
    for (const asker of askers)
      await expect
        .poll(() => phones.heard(asker), { timeout: 90_000 })
        .toEqual([expect.stringContaining('Nobody paints the lamps')]);
  }, 200_000);

  test.skipIf(skipBrowser())(
    'an editor signs in by TLS, publishes a verdict, and everyone who asked hears it',
    async () => {
      const askers = ['15550100142', '447700900173', 'BR.70000000000000042'];
      for (const asker of askers) await phones.forward(asker, unknown);
      const before = await phones.heard('15550100142');
      for (const asker of askers)
        await expect
          .poll(async () => (await phones.heard(asker)).join(), { timeout: 60_000 })
          .toContain('We have not checked this yet');
      const link =
        (await arranged.command('staff', 'add', 'eva@lamp.example', '--role', 'editor')).trim().split('\n').at(-1) ??
        '';
      expect(link.startsWith(arranged.base)).toBe(true);
      const browser = await openBrowser();
      try {
        const page = await (await browser.newContext({ ignoreHTTPSErrors: true })).newPage();
        await page.goto(link);
        await page.getByRole('button', { name: 'Sign in' }).click();
        await page.waitForURL('**/desk');
        const row = page.getByRole('link', { name: /cable car in Saltquay/ });
        for (let tries = 0; tries < 40 && (await row.count()) === 0; tries++) {
          await pause(500);
          await page.reload();
        }
        await row.first().click();
        await page.getByRole('button', { name: 'Work on this case' }).click();
        await page.getByText('You hold this case').waitFor();
        await page.getByRole('radio', { name: 'False' }).check();
        await page.getByLabel('What is true, in one sentence').fill('The cable car in Saltquay is not for sale.');
        await page.getByLabel('Why, in two or three sentences').fill('The town owns it and has no plan to sell it.');
        await page.getByLabel('The whole explanation').fill('We asked the town and read its minutes.');
        await page.getByLabel('Sources').fill('Town of Saltquay, minutes | https://saltquay.example.org/minutes');
        await page.getByRole('button', { name: 'Preview' }).click();
        await page.getByRole('button', { name: 'Publish to 3 people' }).click();
        await page.getByText('Published. Everyone who asked').waitFor();
      } finally {
        await browser.close();
      }
      for (const asker of askers)
        await expect
          .poll(async () => (await phones.heard(asker)).filter((words) => words.includes('is not for sale')), {
            timeout: 60_000,
          })
          .toHaveLength(1);
      expect(before.length).toBeGreaterThan(0);
    },
    200_000,
  );

  test('a picture is kept by whichever worker, in the place that all of them share', async () => {
    await phones.sendPicture('15550100777', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]));
    const kept = () => readdirSync(join(folder, 'data'), { recursive: true, encoding: 'utf8' });
    await expect.poll(() => kept().filter((path) => path.endsWith('.jpg')), { timeout: 60_000 }).toHaveLength(1);
  }, 90_000);

  test('the index is built anew under other settings by npm run reindex, and every message is answered meanwhile', async () => {
    await makeOld(place.env.MEILI_INDEX ?? '');
    let isOver = false;
    const askers: string[] = [];
    const writing = (async () => {
      for (let i = 0; !isOver; i++) {
        const asker = String(15_550_300_000 + i);
        await phones.forward(asker, known);
        askers.push(asker);
        await pause(500);
      }
    })();
    expect(await arranged.command('reindex')).toContain('indexed in meilisearch');
    isOver = true;
    await writing;
    for (const asker of askers)
      await expect
        .poll(() => phones.heard(asker), { timeout: 60_000 })
        .toEqual([expect.stringContaining('Salt water does not cure brine fever')]);
  }, 300_000);

  test('every process is replaced one after the other, and no request and no message is lost', async () => {
    let isOver = false;
    const answers: number[] = [];
    const asking = (async () => {
      while (!isOver) answers.push(await arranged.ask('/'), await arranged.ask('/desk'));
    })();
    const askers: string[] = [];
    const writing = (async () => {
      for (let i = 0; !isOver; i++) {
        const asker = String(15_550_200_000 + i);
        await phones.forward(asker, `${known} ${i % 3}`);
        askers.push(asker);
        await pause(500);
      }
    })();
    for (const process of [...arranged.web, ...arranged.workers]) {
      await process.stop('SIGTERM');
      await process.start();
    }
    isOver = true;
    await Promise.all([asking, writing]);
    expect(answers.length).toBeGreaterThan(20);
    expect(answers.filter((status) => status !== 200 && status !== 302)).toEqual([]);
    for (const asker of askers)
      await expect.poll(async () => (await phones.heard(asker)).length, { timeout: 120_000 }).toBe(1);
  }, 400_000);
});

/** A fact-check as a file to import. Returns its path. */
function aFile(path: string, claim: string, headline: string): string {
  const model = JSON.parse(readFileSync('test/fixtures/claim-review/newsroom.json', 'utf8'));
  writeFileSync(
    path,
    JSON.stringify({
      ...model,
      url: `https://late.example/${encodeURIComponent(headline)}`,
      claimReviewed: claim,
      headline,
    }),
  );
  return path;
}
