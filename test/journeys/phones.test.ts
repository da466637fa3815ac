import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, skipBrowser, violations } from '../support/browser.ts';
import { newPlace, type Place } from '../support/place.ts';
import { freePort, type Service, startService } from '../support/service.ts';

/**
 * A conversation each: who writes, what they forward, the language of their phone, which way it is laid out, how a choice
 * of ours begins in it, and what tells that they were answered.
 */
const conversations = [
  {
    language: 'English',
    phone: '15550100142',
    dir: 'ltr',
    forward:
      'A glass of warm salt water each morning cures the brine fever, the doctors at Amara General say so. Please share 🙏',
    hears: /salt water/i,
  },
  {
    language: 'Hindi',
    phone: '447700900173',
    dir: 'ltr',
    forward: '⚠️ ब्रेकिंग ⚠️ नीलघाट का ऊपर वाला बाँध टूट गया!! शाम तक शहर में पानी आ जाएगा। सब लोग छत पर चले जाएँ।',
    hears: /\p{Script=Devanagari}{3}/u,
  },
  {
    language: 'Arabic',
    phone: 'BR.70000000000000042',
    dir: 'rtl',
    forward:
      'عاجل: سيتم إغلاق جسر ألدر أمام جميع السيارات ابتداء من يوم الجمعة ولمدة شهر كامل بسبب الشقوق، انشروا الخبر',
    hears: /\p{Script=Arabic}{3}/u,
  },
];

describe.skipIf(skipBrowser())('phones in a real browser', () => {
  let place: Place;
  let service: Service;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    place = await newPlace('embedded');
    service = await startService({ dataDir: place.dataDir, port: await freePort(), seed: 'demo', env: place.env });
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(`${service.base}/simulator`);
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await service?.stop();
    await place?.drop();
  });

  const phone = (id: string) => page.locator(`[data-phone="${id}"]`);
  const theirs = (id: string) => phone(id).locator('.bubble.theirs');
  const heard = async (id: string) => (await theirs(id).allInnerTexts()).join('\n');

  test.each(conversations)(
    'somebody forwards in $language by keyboard alone, is answered in it, and the screen is laid out $dir',
    async ({ phone: id, forward, hears, dir }) => {
      await phone(id).getByLabel(`Forwarded label for ${id}`).selectOption('often');
      await phone(id).getByLabel(`Message from ${id}`).focus();
      await page.keyboard.insertText(forward);
      await page.keyboard.press('Enter');
      await expect.poll(() => phone(id).locator('.bubble.mine .forwarded').last().innerText()).toContain('many times');
      await expect.poll(() => heard(id), { timeout: 60_000 }).toMatch(hears);
      await expect.poll(() => phone(id).locator('.ticks.read').count(), { timeout: 20_000 }).toBeGreaterThan(0);
      await expect.poll(() => phone(id).locator('[data-screen]').getAttribute('dir')).toBe(dir);
      const [mine, screen] = await Promise.all([
        phone(id).locator('.bubble.mine').last().boundingBox(),
        phone(id).locator('[data-screen]').boundingBox(),
      ]);
      const middle = (box: { x: number; width: number } | null) => (box ? box.x + box.width / 2 : 0);
      expect(middle(mine) > middle(screen)).toBe(dir === 'ltr');
    },
    120_000,
  );

  test('a person reacts to an answer and quotes it, by keyboard', async () => {
    const id = conversations[0]?.phone ?? '';
    const acts = theirs(id).last().locator('details.acts');
    await acts.locator('summary').focus();
    await page.keyboard.press('Enter');
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null);
    await expect.poll(focused).toBe('React: thumbs up');
    await page.keyboard.press('Escape');
    expect(await acts.getAttribute('open')).toBe(null);
    await page.keyboard.press('Enter');
    await expect.poll(focused).toBe('React: thumbs up');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => theirs(id).last().locator('.reaction').innerText()).toContain('🙏');
    await theirs(id).last().locator('details.acts summary').click();
    await theirs(id).last().getByRole('link', { name: 'Reply' }).click();
    await expect.poll(() => phone(id).locator('[data-quoted]').isVisible()).toBe(true);
    await page.keyboard.insertText('thank you');
    await page.keyboard.press('Enter');
    await expect.poll(() => phone(id).locator('.bubble.mine').last().locator('.quoted').count()).toBe(1);
    expect(await phone(id).locator('[data-quoted]').isVisible()).toBe(false);
  });

  test('a picture and a voice note are sent from a file and shown', async () => {
    const id = conversations[1]?.phone ?? '';
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const attach = async (name: string, mimeType: string, buffer: Buffer) => {
      await phone(id).locator('input[type=file]').setInputFiles({ name, mimeType, buffer });
      await phone(id)
        .getByRole('button', { name: `Send from ${id}` })
        .click();
    };
    await attach('a.png', 'image/png', png);
    await expect.poll(() => phone(id).locator('.bubble.mine img').count()).toBe(1);
    await attach('a.ogg', 'audio/ogg', Buffer.from('OggS'));
    await expect.poll(() => phone(id).getByLabel('Voice note', { exact: true }).count()).toBe(1);
  });

  test('what is open stays open while news come, and news are added, not written anew', async () => {
    const id = conversations[0]?.phone ?? '';
    const first = theirs(id).first();
    await first.evaluate((element) => Object.assign(element, { isMarked: true }));
    const open = theirs(id).last().locator('details.acts');
    await open.locator('summary').click();
    await phone(id).getByLabel(`Message from ${id}`).fill('hello');
    const before = await phone(id).locator('.bubble').count();
    await page.evaluate(
      (id) =>
        fetch(`/simulator/phones/${id}/messages`, { method: 'POST', body: '{"type":"text","text":{"body":"more"}}' }),
      id,
    );
    await expect.poll(() => phone(id).locator('.bubble').count(), { timeout: 10_000 }).toBeGreaterThan(before);
    expect(await first.evaluate((element) => 'isMarked' in element)).toBe(true);
    expect(await phone(id).getByLabel(`Message from ${id}`).inputValue()).toBe('hello');
    expect(await phone(id).locator('details.acts[open]').count()).toBe(1);
  });

  test('what opens at the last message comes into view, and nothing to tap there is smaller than a finger', async () => {
    const id = conversations[0]?.phone ?? '';
    const acts = theirs(id).last().locator('details.acts');
    const screen = await phone(id).locator('[data-screen]').boundingBox();
    if ((await acts.getAttribute('open')) === null) {
      const dots = await acts.locator('summary').boundingBox();
      expect([dots?.width, dots?.height]).toEqual([44, 44]);
      await acts.locator('summary').click();
    }
    const bottom = (box: { y: number; height: number } | null) => (box ? box.y + box.height : Number.NaN);
    await expect.poll(async () => bottom(await acts.locator('.row').boundingBox())).toBeLessThanOrEqual(bottom(screen));
    const sizes = await acts
      .locator('.row button')
      .evaluateAll((all) => all.map((one) => [one.clientWidth, one.clientHeight]));
    for (const [width = 0, height = 0] of sizes) expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
    await phone(id).getByLabel(`Message from ${id}`).click();
    expect(await acts.getAttribute('open')).toBe(null);
    expect(
      await phone(id)
        .locator('[data-screen]')
        .evaluate((one) => one.scrollWidth <= one.clientWidth),
    ).toBe(true);
  });

  test.each([
    ['a desk', 1280, 800],
    ['a phone', 390, 844],
  ])(
    'axe finds nothing on %s, light or dark, and nothing is wider than the page',
    async (_, width, height) => {
      await page.setViewportSize({ width, height });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await violations(page)).toEqual([]);
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    },
    60_000,
  );
});
