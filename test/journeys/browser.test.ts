import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, skipBrowser, violations } from '../support/browser.ts';
import { lanes, skipLane } from '../support/lanes.ts';
import { newPlace, type Place } from '../support/place.ts';
import { freePort, pause, type Service, startService } from '../support/service.ts';

const known =
  '*Pls read* a glass of warm salt water each morning cures the brine fever, the doctors at Amara General say so. Forwarded as received 🙏';
const unknown = [
  'Warning: the old cable car in Saltquay will be sold to a mining company next Tuesday and the fare will be ninety crowns',
  'WARNING!! the old cable car in Saltquay will be sold to a mining company next Tuesday and the fare will be ninety crowns 😡',
  '*Forwarded as received* Warning: the old cable car in Saltquay will be sold to a mining company next Tuesday, and the fare will be ninety crowns...',
];
const phones = ['15550100142', '447700900173', 'BR.70000000000000042'];

const skipAll = skipBrowser();
describe.each(lanes.map((lane) => ({ lane, skip: skipAll || skipLane(lane) })))('$lane', ({ lane, skip }) => {
  describe.skipIf(skip)('in a real browser', () => {
    let place: Place;
    let service: Service;
    let browser: Browser;
    let desk: BrowserContext;
    let phonePage: Page;
    /** Addresses looked at for accessibility once the story has filled them. */
    const seen: Record<string, string> = {};

    beforeAll(async () => {
      place = await newPlace(lane);
      service = await startService({ dataDir: place.dataDir, port: await freePort(), seed: 'demo', env: place.env });
      browser = await openBrowser();
      desk = await browser.newContext({ viewport: { width: 1280, height: 800 } });
      phonePage = await desk.newPage();
      await phonePage.goto(`${service.base}/simulator`);
    }, 300_000);

    afterAll(async () => {
      await browser?.close();
      await service?.stop();
      await place?.drop();
    });

    const phone = (id: string) => phonePage.locator(`[data-phone="${id}"]`);
    const theirs = (id: string) => phone(id).locator('.bubble.theirs');

    /** Waits until words have reached a phone. */
    async function hears(id: string, words: string): Promise<void> {
      await expect.poll(async () => (await theirs(id).allInnerTexts()).join(), { timeout: 15_000 }).toContain(words);
    }

    async function forward(id: string, text: string): Promise<void> {
      await phone(id).getByLabel(`Message from ${id}`).fill(text);
      await phone(id).getByLabel(`Forwarded label for ${id}`).selectOption('yes');
      await phone(id)
        .getByRole('button', { name: `Send from ${id}` })
        .click();
    }

    test('a paraphrased forward of a known rumour is answered with verdict, summary, source, date and link', async () => {
      await forward(phones[0] ?? '', known);
      const answer = theirs(phones[0] ?? '').first();
      await answer.waitFor({ timeout: 10_000 });
      const words = await answer.innerText();
      expect(words).toContain('False.');
      expect(words).toContain('Salt water does not cure brine fever');
      expect(words).toContain('Amara General Hospital has treated');
      expect(words).toMatch(/Source: The Harbour Lamp, \w+ \d+, \d{4}/);
      expect(words).toMatch(/\/checks\//);
    });

    test('three forward an unknown one; it is judged and published, and the three hear the verdict and its correction', async () => {
      for (const [index, id] of phones.entries()) {
        await forward(id, unknown[index] ?? '');
        await hears(id, 'We have not checked this yet');
      }
      const page = await desk.newPage();
      await page.goto(service.signIns[0] ?? '');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.waitForURL('**/desk');
      const row = page.getByRole('link', { name: /cable car in Saltquay/ });
      for (let tries = 0; tries < 20 && (await row.count()) === 0; tries++) {
        await pause(250);
        await page.reload();
      }
      await row.first().click();
      seen.case = page.url();
      await page.getByRole('button', { name: 'Work on this case' }).click();
      await page.getByText('You hold this case').waitFor();
      await page.getByRole('radio', { name: 'False' }).check();
      await page.getByLabel('What is true, in one sentence').fill('The cable car in Saltquay is not for sale.');
      await page
        .getByLabel('Why, in two or three sentences')
        .fill('The town owns it and has no plan to sell. The fare stays at four crowns.');
      await page
        .getByLabel('The whole explanation')
        .fill('We asked the town and read the minutes of the last three meetings.');
      await page.getByLabel('Sources').fill('Town of Saltquay, minutes | https://saltquay.example.org/minutes');
      await page.getByRole('button', { name: 'Preview' }).click();
      await page.getByText('Reply to 3 askers').waitFor();
      expect(await page.locator('main').innerText()).toContain('3 inside the 24-hour window, 0 by template');
      seen.preview = page.url();
      await page.getByRole('button', { name: 'Publish to 3 people' }).click();
      await page.getByText('Published. Everyone who asked').waitFor();
      seen.verdict = page.url();
      for (const id of phones) await hears(id, 'The cable car in Saltquay is not for sale');
      seen.factCheck = new URL(
        (await page.getByRole('link', { name: 'Put it with others' }).getAttribute('href')) ?? '',
        page.url(),
      ).href;
      seen.check = (await page.getByRole('link', { name: 'Open the public page' }).getAttribute('href')) ?? '';

      await page.getByRole('link', { name: 'Correct it' }).click();
      await page.getByLabel('What was wrong').fill('The fare rises to five crowns.');
      await page
        .getByLabel('Why, in two or three sentences')
        .fill('The town owns it and has no plan to sell. The fare rises to five crowns in May.');
      await page.getByRole('button', { name: 'Preview' }).click();
      await page.getByRole('button', { name: 'Publish to 3 people' }).click();
      await page.getByText('Published. Everyone who asked').waitFor();
      for (const id of phones) {
        await hears(id, 'Correction');
        expect((await theirs(id).allInnerTexts()).filter((text) => text.includes('Correction'))).toHaveLength(1);
      }
    }, 120_000);

    test('keys work, rest while typing, are listed under ?, and can be turned off', async () => {
      const page = await desk.newPage();
      await page.goto(`${service.base}/desk`);
      await page.keyboard.press('?');
      const dialog = page.getByRole('dialog', { name: 'Keys' });
      await dialog.waitFor();
      await dialog.getByRole('button', { name: 'Turn keys off or on' }).click();
      await dialog.getByRole('button', { name: 'Close' }).click();
      await page.keyboard.press('n');
      await page.keyboard.press('j');
      expect(page.url()).toBe(`${service.base}/desk`);
      await page.keyboard.press('?');
      await dialog.getByRole('button', { name: 'Keys are off: turn them on' }).click();
      await page.keyboard.press('Escape');
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/desk/cases/*');
      await page.keyboard.press('w');
      await page.getByText('You hold this case').waitFor();
      await page.getByLabel('What is true, in one sentence').fill('The s key types here.');
      expect(await page.getByLabel('What is true, in one sentence').inputValue()).toContain('s key');
      await page.close();
    });

    test.each([
      ['light', 390],
      ['light', 1280],
      ['dark', 390],
      ['dark', 1280],
    ] as const)(
      'no page breaks an accessibility rule in %s at %i px',
      async (colorScheme, width) => {
        const state = await desk.storageState();
        const context = await browser.newContext({
          viewport: { width, height: 800 },
          colorScheme,
          storageState: state,
        });
        const page = await context.newPage();
        const found: string[] = [];
        const wanted = [
          '/',
          '/simulator',
          '/desk',
          '/desk/published',
          '/desk/operations',
          '/desk/machine',
          '/desk/proposals',
          '/sign-in',
          seen.case,
          seen.preview,
          seen.check,
          seen.verdict,
          seen.factCheck,
        ];
        for (const path of wanted) {
          await page.goto(new URL(path ?? '/', service.base).href);
          for (const violation of await violations(page)) found.push(`${path} ${violation}`);
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          if (overflow > 0) found.push(`${path} scrolls sideways by ${overflow} px`);
        }
        await context.close();
        expect(found).toEqual([]);
      },
      120_000,
    );
  });
});
