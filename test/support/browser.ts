import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright-core';
import { mustSkip } from './lanes.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome'];

/** Path of a Chromium on this machine: `CHROMIUM_PATH`, or the first found; null when there is none. */
function findChromium(): string | null {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  for (const name of names) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8' }).trim();
    } catch {}
  }
  return null;
}

const executablePath = findChromium();

/** For `test.skipIf`: browser tests need a Chromium. */
export const skipBrowser = (): boolean =>
  mustSkip('browser', executablePath === null ? 'Install chromium, or set CHROMIUM_PATH.' : null);

/** A headless browser that asks nothing of the network beyond what the page asks; with `microphone`, one that hums. */
export function openBrowser({ microphone = false } = {}): Promise<Browser> {
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    ...(microphone ? ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'] : []),
  ];
  return chromium.launch({ executablePath: executablePath ?? '', args });
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong on the page as it stands, as `rule: selector`. Runs inside the page's own policy. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const run = (
      globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }> };
      }
    ).axe;
    const found = await run.run();
    return found.violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target.join(' ')}`));
  });
}
