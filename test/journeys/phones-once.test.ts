import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readSettings } from '../../src/app/config.ts';
import { serveSimulator } from '../../src/app/serve-simulator.ts';
import { openBrowser, skipBrowser } from '../support/browser.ts';
import { freePort, pause } from '../support/service.ts';

const id = '15550100142';
type Said = { direction: string; type: string; payload: { text?: { body: string }; interactive?: unknown } };

/** The phones alone, on a slow machine: the page's own script against the simulator, without the service. */
describe.skipIf(skipBrowser())('on a slow machine and a slow line', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'plumbline-phones-'));
  let base: string;
  let outside: { close(): Promise<void> };
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    const port = await freePort();
    base = `http://127.0.0.1:${port}/simulator`;
    const settings = { DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: String(port), PUBLIC_URL: 'http://127.0.0.1:9' };
    outside = await serveSimulator(readSettings(settings));
    browser = await openBrowser({ microphone: true });
  });
  afterAll(async () => {
    await browser?.close();
    await outside?.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  beforeEach(async () => {
    page = await browser.newPage();
    await page.goto(`${base}?phones=${id}`);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 10 });
  });
  afterEach(() => page.close());

  const phone = () => page.locator(`[data-phone="${id}"]`);
  const write = () => phone().getByLabel(`Message from ${id}`);
  const said = async (): Promise<Said[]> => (await fetch(`${base}/phones/${id}/messages`)).json();
  /** What was said since this moment. */
  const sayings = async () => {
    const before = (await said()).length;
    return async () => (await said()).slice(before);
  };
  /** Holds answers of the page back: the first of each address longest. */
  const slowly = (pattern: string, waitsMs: number[]) =>
    page.route(pattern, async (route) => {
      const response = await route.fetch({ maxRedirects: 0 });
      await pause(waitsMs.shift() ?? 50);
      await route.fulfill({ response }).catch(() => null);
    });

  test('a voice note is sent once and shown once, however often the button is pressed', async () => {
    const since = await sayings();
    const before = await phone().locator('.bubble.mine audio').count();
    await slowly('**/say', [900]);
    await slowly('**/bubbles?*', [700, 10, 400, 10]);
    await page.evaluate(() => {
      const devices = navigator.mediaDevices;
      const ask = devices.getUserMedia.bind(devices);
      const tracks: MediaStreamTrack[] = [];
      devices.getUserMedia = async (wanted) => {
        await new Promise((resolve) => setTimeout(resolve, 300));
        const stream = await ask(wanted);
        tracks.push(...stream.getTracks());
        return stream;
      };
      Object.assign(window, { tracks });
    });
    const record = phone().locator('[data-record]');
    await record.dblclick();
    await expect.poll(() => record.innerText()).toContain('Stop and send');
    await pause(300);
    await record.dblclick();
    await expect.poll(async () => (await since()).length, { timeout: 10_000 }).toBeGreaterThan(0);
    await expect.poll(() => phone().locator('.bubble.mine audio').count(), { timeout: 10_000 }).toBe(before + 1);
    await pause(2_500);
    expect((await since()).map(({ type }) => type)).toEqual(['audio']);
    expect(await phone().locator('.bubble.mine audio').count()).toBe(before + 1);
    const live = await page.evaluate(
      () =>
        (window as unknown as { tracks: MediaStreamTrack[] }).tracks.filter(({ readyState }) => readyState === 'live')
          .length,
    );
    expect(live, 'a microphone is still open').toBe(0);
  });

  test('Enter twice and two clicks send what was written once, and what is written first arrives first', async () => {
    const since = await sayings();
    await page.route('**/say', async (route) => {
      const wait = route.request().postData()?.includes('the first') ? 800 : 0;
      await pause(wait);
      await route.continue();
    });
    await write().fill('the first');
    await write().press('Enter');
    await write().press('Enter');
    await write().fill('the second');
    await phone()
      .getByRole('button', { name: `Send from ${id}` })
      .dblclick();
    await expect.poll(async () => (await since()).length, { timeout: 10_000 }).toBe(2);
    await expect.poll(() => phone().locator('.bubble.mine').count()).toBe((await said()).length);
    expect((await since()).map(({ payload }) => payload.text?.body)).toEqual(['the first', 'the second']);
  });

  test('a button pressed twice answers once, as on a phone', async () => {
    await write().fill('hello');
    await write().press('Enter');
    await expect.poll(async () => (await said()).some(({ direction }) => direction === 'in')).toBe(true);
    const { whatsappPhoneNumberId, whatsappAccessToken } = readSettings({ DATA_DIR: dataDir });
    const action = { buttons: [{ type: 'reply', reply: { id: 'yes', title: 'Yes, that one' } }] };
    const sent = await fetch(`${base}/graph/v26.0/${whatsappPhoneNumberId}/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${whatsappAccessToken}` },
      body: JSON.stringify({
        messaging_product: 'whatsapp',
        to: `+${id}`,
        type: 'interactive',
        interactive: { type: 'button', body: { text: 'This one?' }, action },
      }),
    });
    expect(sent.status).toBe(200);
    const since = await sayings();
    await slowly('**/say', [600, 600]);
    await phone().getByRole('button', { name: 'Yes, that one' }).dblclick();
    await expect.poll(async () => (await since()).length).toBeGreaterThan(0);
    await pause(1_500);
    expect((await since()).filter(({ direction }) => direction === 'in')).toHaveLength(1);
  });

  test('an old answer that comes late does not undo a newer one', async () => {
    let under = 0;
    let most = 0;
    await page.route('**/bubbles?*', async (route) => {
      most = Math.max(most, ++under);
      await pause(1_000);
      under--;
      await route.continue();
    });
    const before = await phone().locator('.bubble.mine').count();
    await write().fill('while a look is on its way');
    await write().press('Enter');
    await expect.poll(() => phone().locator('.bubble.mine').count(), { timeout: 10_000 }).toBe(before + 1);
    expect(most).toBe(1);
  });

  test('what could not be sent stays on the screen and is sent once when it is tried again, files and taps too', async () => {
    const since = await sayings();
    const down = (route: Route) => route.abort('connectionrefused');
    await page.route('**/say', down);
    await write().fill('سؤال: is the bridge closed?');
    await write().press('Enter');
    const unsent = phone().locator('.unsent');
    await expect.poll(() => unsent.count()).toBe(1);
    expect(await unsent.innerText()).toMatch(/is the bridge closed\?\s+Not sent/);
    await phone()
      .locator('input[type=file]')
      .setInputFiles({
        name: 'bridge.png',
        mimeType: 'image/png',
        buffer: Buffer.from('iVBORw0KGgo=', 'base64'),
      });
    await write().press('Enter');
    await expect.poll(() => unsent.count()).toBe(2);
    expect(await unsent.nth(1).innerText()).toContain('bridge.png');
    await unsent.first().getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => unsent.last().innerText()).toContain('is the bridge closed?');
    await page.unroute('**/say', down);

    // The answer to the next try is lost, though it arrives.
    const lost = async (route: Route) => {
      await route.fetch({ maxRedirects: 0 });
      await route.abort('connectionreset');
    };
    await page.route('**/say', lost, { times: 1 });
    await unsent.last().getByRole('button', { name: 'Try again' }).click();
    await expect.poll(async () => (await since()).length).toBe(1);
    await expect.poll(() => unsent.count()).toBe(2);
    for (const left of [1, 0]) {
      await unsent.last().getByRole('button', { name: 'Try again' }).click();
      await expect.poll(() => unsent.count()).toBe(left);
    }
    await expect.poll(async () => (await since()).map(({ type }) => type)).toEqual(['text', 'image']);
    expect(await write().inputValue()).toBe('');
  });

  test('every link of the top bar is wide and high enough for a thumb', async () => {
    for (const link of await page.locator('.top nav a').all()) {
      const box = await link.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
    }
  });
});
