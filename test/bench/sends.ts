import { phrasesOf } from '../../src/conversation/words.ts';
import { pause } from '../support/service.ts';
import { offer } from './offer.ts';
import { startTipline, type Tipline } from './tipline.ts';

/** What each phone sends, one after the other, and which of our phrases answers it. */
const talk = [
  ['hello', 'greeting'],
  ['HELP', 'help'],
  ['thank you', 'thanks'],
  ['STOP', 'stopped'],
  ['START', 'started'],
] as const;

/** What the provider does to sends: shares. */
const faults = { rate429: 0.2, rate500: 0.1, dropResponse: 0.05 };

/** Phones that begin to talk in a second: five messages each, less than the number's 80 a second with all that fails. */
const phonesPerSecond = 8;

/** How long is waited for the last answer. Milliseconds. */
const patienceMs = 300_000;

/**
 * Phones say five things in a row each, while the provider refuses a fifth of our sends for throughput, fails at a tenth
 * and loses the answer to a twentieth. Counts phones that got each of the five answers once and in order, as the phones
 * see it, and what the provider refused by code: 131056 is the pair rate.
 */
export async function benchSends(options: Tipline & { sends: number }) {
  const phones = Math.ceil(options.sends / talk.length);
  const { simulator, stop, quiet } = await startTipline(options);
  const ask = async (path: string, init?: RequestInit) =>
    (await fetch(`${simulator.base}/simulator${path}`, init)).json();
  const post = (method: string, body: unknown) => ({
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const run = String(Date.now() % 1_000_000).padStart(6, '0');
  const phoneOf = (index: number) => `155${run}${String(index).padStart(5, '0')}`;
  try {
    await ask('/faults', post('PUT', faults));
    const started = performance.now();
    const { failed } = await offer({
      perSecond: phonesPerSecond,
      seconds: phones / phonesPerSecond,
      one: async (index) => {
        for (const [text] of talk)
          await ask(`/phones/${phoneOf(index)}/messages`, post('POST', { type: 'text', text: { body: text } }));
      },
    });
    if (failed.size > 0) throw new Error(`The simulator refused messages: ${[...failed.keys()].join('; ')}`);
    const counts = () => ask('/counts') as Promise<{ accepted: number; refused: Record<string, number> }>;
    for (
      const until = performance.now() + patienceMs;
      (await counts()).accepted < phones * talk.length && performance.now() < until;
    )
      await pause(500);
    const seconds = Math.round((performance.now() - started) / 1000);
    // Whatever was sent twice would come within the time that a lost answer is waited for.
    await pause(10_000);
    const seen = { right: 0, short: 0, doubled: 0, disordered: 0 };
    for (let index = 0; index < phones; index++) {
      const said = (await ask(`/phones/${phoneOf(index)}/messages`)) as {
        direction: string;
        kind: string;
        payload: { text?: { body: string } };
      }[];
      const heard = said
        .filter((one) => one.direction === 'out' && one.kind === 'message')
        .map((one) => one.payload.text?.body ?? '');
      seen[judge(heard)] += 1;
    }
    const logs = quiet({
      people: Array.from({ length: phones }, (_, index) => phoneOf(index)),
      words: [...talk.map(([text]) => text), ...expected],
    });
    return { sends: phones * talk.length, faults, seconds, phones: seen, ...(await counts()), logs };
  } finally {
    await stop();
  }
}

const expected = talk.map(([, phrase]) => phrasesOf('en')[phrase]);

function judge(heard: readonly string[]): 'right' | 'short' | 'doubled' | 'disordered' {
  if (heard.length > expected.length) return 'doubled';
  if (heard.length < expected.length) return 'short';
  return heard.every((words, i) => words.startsWith(String(expected[i]))) ? 'right' : 'disordered';
}
