import assert from 'node:assert/strict';
import { serve } from '@hono/node-server';
import { afterEach, describe, test } from 'vitest';
import { anna, hello, openOutside, words } from '../../test/fixtures/whatsapp/outside.ts';
import { playScenario } from './play-scenario.ts';
import { scenarioShape } from './scenario.rules.ts';

type Outside = ReturnType<typeof openOutside>;
const servers: { close(): void }[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A simulator behind an address, whose service answers each message it is given by `answer`. */
async function served(outside: Outside): Promise<string> {
  const port = await new Promise<number>((resolve) => {
    const fetch = (request: Request) => outside.request(request.url.replace(/^.*?\/simulator/, ''), request);
    servers.push(serve({ fetch, port: 0, hostname: '127.0.0.1' }, (info) => resolve(info.port)));
  });
  return `http://127.0.0.1:${port}`;
}

/** Somebody asked twice, by words and by a picture; was asked to choose, and chose; then said thanks with a reaction. */
async function recorded() {
  const outside = openOutside();
  const first = await outside.say(anna, { ...hello, context: { forwarded: true }, profileName: 'Anna' });
  const buttons = ['Yes', 'No'].map((title) => ({ type: 'reply', reply: { id: `pick:${title}`, title } }));
  const offer = await outside.send({
    type: 'interactive',
    interactive: { type: 'button', body: { text: 'This one?' }, action: { buttons } },
  });
  await outside.say(anna, {
    type: 'interactive',
    interactive: { type: 'button_reply', button_reply: { id: 'pick:Yes', title: 'Yes' } },
    context: { id: offer.wamid },
  });
  await outside.say(anna, { type: 'reaction', reaction: { message_id: offer.wamid, emoji: '🙏' } });
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array([1, 2])], { type: 'image/png' }));
  const kept = await outside.request(`/phones/${anna}/media`, { method: 'POST', body: form });
  const { id } = (await kept.json()) as { id: string };
  await outside.say(anna, { type: 'image', image: { id, caption: 'Look' }, context: { id: first.wamid } });
  return scenarioShape.parse(await (await outside.request('/scenario?name=Anna%20asks')).json());
}

describe('a scenario', () => {
  test('is recorded from what happened, without ids that will be others next time', async () => {
    const scenario = await recorded();
    assert.equal(scenario.name, 'Anna asks');
    assert.deepEqual(scenario.steps, [
      {
        says: anna,
        name: 'Anna',
        as: 'm1',
        afterMs: 0,
        message: { type: 'text', text: hello.text, context: { forwarded: true } },
      },
      { hears: anna, kind: 'message', contains: 'This one?', as: 'm2', withinMs: 30_000 },
      { says: anna, name: 'Anna', as: 'm3', afterMs: 0, tap: { in: 'm2', title: 'Yes' } },
      {
        says: anna,
        name: 'Anna',
        as: 'm4',
        afterMs: 0,
        message: { type: 'reaction', reaction: { message_id: 'm2', emoji: '🙏' } },
      },
      {
        says: anna,
        name: 'Anna',
        as: 'm5',
        afterMs: 0,
        quotes: 'm1',
        medium: { mimeType: 'image/png', base64: 'AQI=' },
        message: {
          type: 'image',
          image: {
            id: '5500000000000000',
            mime_type: 'image/png',
            sha256: 'oShx/uIQ+4YZKR6uoZRYHL0lMeSyN1nSJfaAaSP2MiI=',
            caption: 'Look',
          },
        },
      },
    ]);
  });

  test('is played elsewhere: taps find the button by its title, quotes find their message, files come along', async () => {
    const scenario = await recorded();
    const outside = openOutside();
    const at = await served(outside);
    let turns = 0;
    const wait = async () => {
      turns++;
      await outside.settle();
      if (turns !== 2) return;
      const buttons = [{ type: 'reply', reply: { id: 'pick:another-id', title: 'Yes' } }];
      const interactive = { type: 'button', body: { text: 'This one? (new)' }, action: { buttons } };
      await outside.send({ type: 'interactive', interactive });
    };
    const { unmet, transcripts } = await playScenario(scenario, { at, wait, now: () => turns * 200 });
    assert.deepEqual(unmet, []);
    const lines = transcripts[0]?.lines ?? [];
    assert.deepEqual(
      lines.map(({ direction, type }) => `${direction} ${type}`),
      ['in text', 'out interactive', 'in interactive', 'in reaction', 'in image'],
    );
    const chosen = { type: 'button_reply', button_reply: { id: 'pick:another-id', title: 'Yes' } };
    assert.deepEqual(lines[2]?.payload.interactive, chosen);
    assert.deepEqual(lines[3]?.payload.reaction, { message_id: lines[1]?.wamid, emoji: '🙏' });
    assert.deepEqual(lines[4]?.payload.context, { from: '15550199999', id: lines[0]?.wamid });
  });

  test('says what was not heard in time, what cannot be tapped and what was refused, and goes on', async () => {
    const outside = openOutside();
    const at = await served(outside);
    let now = 0;
    const scenario = scenarioShape.parse({
      name: 'In vain',
      steps: [
        { faults: { delayMs: 'long' } },
        { says: anna, tap: { in: 'm9', title: 'Yes' } },
        { says: anna, message: hello },
        { hears: anna, contains: 'never', withinMs: 400 },
        { event: { field: 'account_update', value: {} } },
        { move: { from: anna, to: anna } },
      ],
    });
    const wait = async (ms: number) => {
      now += ms;
      await outside.settle();
      if (now === 200) await outside.send(words);
    };
    const { unmet } = await playScenario(scenario, { at, wait, now: () => now });
    assert.deepEqual(
      unmet.map((line) => line.slice(0, 30)),
      [
        'step 1: delayMs: Invalid input',
        `step 2: ${anna} cannot tap`,
        `step 4: ${anna} did not he`,
        'step 6: Say "to": a number nob',
      ],
    );
  });
});
