import assert from 'node:assert/strict';
import { describe, test } from 'vitest';
import { anna, hello, openOutside, words } from '../../test/fixtures/whatsapp/outside.ts';

const form = (fields: Record<string, string | Blob>) => {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return { method: 'POST', body };
};
const back = `/simulator?phones=${anna}`;

describe('the phone page', () => {
  test('shows three invented people, and those that are asked for', async () => {
    const outside = openOutside();
    const page = async (query: string) => (await outside.request(query)).text();
    assert.equal((await page('')).match(/data-phone=/g)?.length, 3);
    const asked = await page(`?phones=${anna},BR.123,nobody`);
    assert.deepEqual(asked.match(/data-phone="[^"]+"/g), [`data-phone="${anna}"`, 'data-phone="BR.123"']);
  });

  test('sends what a form says and goes back to itself, and nowhere else', async () => {
    const outside = openOutside();
    const sent = await outside.request(
      `/phones/${anna}/say`,
      form({ text: ' Is it open? ', forwarded: 'often', back }),
    );
    assert.deepEqual([sent.status, sent.headers.get('location')], [303, back]);
    await outside.settle();
    const [message] = outside.taken[0]?.value.messages ?? [];
    assert.deepEqual([message?.text, message?.context], [{ body: 'Is it open?' }, { frequently_forwarded: true }]);
    const away = await outside.request(`/phones/${anna}/say`, form({ text: 'x', back: 'https://elsewhere.example' }));
    assert.equal(away.headers.get('location'), '/simulator');
  });

  test('sends nothing when nothing was written', async () => {
    const outside = openOutside();
    await outside.request(`/phones/${anna}/say`, form({ text: '  ', back }));
    await outside.settle();
    assert.equal(outside.taken.length, 0);
  });

  test.each([
    ['image/png', 'image', { caption: 'look' }],
    ['audio/ogg', 'audio', { voice: true }],
    ['application/pdf', 'document', { caption: 'look', filename: 'a.bin' }],
  ])('sends a file of the kind %s as %s', async (mimeType, type, part) => {
    const outside = openOutside();
    const file = new File([new Uint8Array([1, 2, 3])], 'a.bin', { type: mimeType });
    await outside.request(`/phones/${anna}/say`, form({ text: 'look', file, back }));
    await outside.settle();
    const [message] = outside.taken[0]?.value.messages ?? [];
    assert.ok(message);
    const { id, mime_type, sha256, ...rest } = message[type] as Record<string, unknown>;
    assert.deepEqual([message.type, mime_type, rest], [type, mimeType, part]);
    assert.match(String(sha256), /^[\w+/]{43}=$/);
    assert.equal((await outside.request(`/media/${id}`)).headers.get('x-content-type-options'), 'nosniff');
  });

  test('answers a button as a phone would, with the message it belongs to', async () => {
    const outside = openOutside();
    await outside.say(anna, hello);
    const buttons = [{ type: 'reply', reply: { id: 'yes', title: 'Yes' } }];
    const { wamid } = await outside.send({
      type: 'interactive',
      interactive: { type: 'button', body: { text: 'Sure?' }, action: { buttons } },
    });
    const html = await (await outside.request(`/phones/${anna}/bubbles`)).text();
    assert.match(html, /<button type="submit" dir="auto">Yes<\/button>/);
    const choice = JSON.stringify({ kind: 'button_reply', id: 'yes', title: 'Yes' });
    await outside.request(`/phones/${anna}/say`, form({ choice, context: wamid, back }));
    await outside.settle();
    const message = outside.taken.at(-1)?.value.messages?.[0];
    assert.deepEqual(message?.interactive, { type: 'button_reply', button_reply: { id: 'yes', title: 'Yes' } });
    assert.deepEqual(message?.context, { from: '15550199999', id: wamid });
  });

  test('draws the quick reply of a template and answers it as a phone would', async () => {
    const outside = openOutside();
    const body = { type: 'BODY', text: 'Your check is ready.' };
    const buttons = [
      { type: 'URL', text: 'Our site', url: 'https://check.example' },
      { type: 'QUICK_REPLY', text: 'Show me' },
    ];
    const made = {
      name: 'ready',
      language: 'en',
      category: 'UTILITY',
      components: [body, { type: 'BUTTONS', buttons }],
    };
    await outside.manage('POST', '/200000000000001/message_templates', made);
    await outside.advance(2000);
    const choices = async (components?: unknown[], name = 'ready') => {
      const template = { name, language: { code: 'en' }, ...(components ? { components } : {}) };
      const { wamid } = await outside.send({ type: 'template', template });
      const html = await (await outside.request(`/phones/${anna}/bubbles`)).text();
      const bubble = html.slice(html.indexOf(`id="${wamid}"`));
      const [, value = '{}'] = /name="choice" value="([^"]*)"/.exec(bubble) ?? [];
      return {
        wamid,
        choice: value.replaceAll('&quot;', '"'),
        title: /<button[^>]*>([^<]*)<\/button>/.exec(bubble)?.[1],
      };
    };
    const tap = (index: string) => [
      { type: 'button', sub_type: 'quick_reply', index, parameters: [{ type: 'payload', payload: 'open' }] },
    ];
    assert.equal((await choices()).choice, '{"kind":"button","payload":"Show me","text":"Show me"}');
    assert.equal((await choices(tap('0'), 'check_ready')).title, 'open');
    const { wamid, choice, title } = await choices(tap('1'));
    assert.equal(title, 'Show me');
    await outside.request(`/phones/${anna}/say`, form({ choice, context: wamid, back }));
    await outside.settle();
    const message = outside.taken.at(-1)?.value.messages?.[0];
    assert.deepEqual([message?.type, message?.button], ['button', { payload: 'open', text: 'Show me' }]);
    assert.deepEqual(message?.context, { from: '15550199999', id: wamid });
    assert.match(await (await outside.request(`/phones/${anna}/bubbles`)).text(), /class="words"[^>]*>Show me/);
  });

  test('shows markup in a message as words, never as markup', async () => {
    const outside = openOutside();
    await outside.say(anna, {
      type: 'text',
      text: { body: '<img src=x onerror=alert(1)> *bold* https://a.example/?q="><b>' },
    });
    const html = await (await outside.request(`/phones/${anna}/bubbles`)).text();
    assert.doesNotMatch(html, /<img|<b>/);
    assert.match(html, /<strong>bold<\/strong>/);
  });

  test('shows quotes, reactions, the forwarded label and what was not delivered', async () => {
    const outside = openOutside();
    const { wamid } = await outside.say(anna, { ...hello, context: { forwarded: true } });
    await outside.send({ type: 'reaction', reaction: { message_id: wamid, emoji: '👀' } });
    await outside.fail({ error: { code: 131026, byWebhook: true } });
    await outside.send({ ...words, context: { message_id: wamid } });
    await outside.advance(1000);
    const html = await (await outside.request(`/phones/${anna}/bubbles`)).text();
    for (const part of [/Forwarded</, /class="quoted"/, /👀/, /not delivered: 131026/]) assert.match(html, part);
  });

  test('reacts to a message, quotes it, and shows either side’s reaction', async () => {
    const outside = openOutside();
    await outside.say(anna, hello);
    const { wamid } = await outside.send(words);
    await outside.request(`/phones/${anna}/say`, form({ react: '🙏', context: wamid, back }));
    await outside.request(`/phones/${anna}/say`, form({ text: 'why?', context: wamid, forwarded: 'yes', back }));
    await outside.settle();
    const [reaction, question] = outside.taken.slice(1).map(({ value }) => value.messages?.[0]);
    assert.deepEqual(reaction?.reaction, { message_id: wamid, emoji: '🙏' });
    assert.deepEqual(question?.context, { from: '15550199999', id: wamid });
    const html = await (await outside.request(`/phones/${anna}/bubbles`)).text();
    assert.match(html, /Reaction:<\/span>🙏/);
    const page = await (await outside.request(`?phones=${anna}&quote=${wamid}`)).text();
    assert.match(page, new RegExp(`name="context" value="${wamid}" data-quoting`));
  });

  test('shows a link to tap, a place, a contact, a heading and what a template says', async () => {
    const outside = openOutside();
    await outside.say(anna, hello);
    const link = { display_text: 'Read it', url: 'https://check.example/1' };
    const interactive = {
      type: 'cta_url',
      header: { type: 'text', text: 'Checked' },
      body: { text: 'False.' },
      action: { name: 'cta_url', parameters: link },
    };
    await outside.send({ type: 'interactive', interactive });
    await outside.send({ type: 'location', location: { latitude: 1.5, longitude: 2, name: 'Alder' } });
    await outside.send({ type: 'contacts', contacts: [{ name: { formatted_name: 'Otis Invented' } }] });
    const body = { type: 'BODY', text: 'Your check of {{1}} is ready.', example: { body_text: [['x']] } };
    const made = { name: 'ready', language: 'en', category: 'UTILITY', components: [body] };
    await outside.manage('POST', '/200000000000001/message_templates', made);
    await outside.advance(2000);
    const components = [{ type: 'body', parameters: [{ type: 'text', text: 'the bridge' }] }];
    await outside.send({ type: 'template', template: { name: 'ready', language: { code: 'en' }, components } });
    const html = await (await outside.request(`/phones/${anna}/bubbles`)).text();
    for (const part of [
      /href="https:\/\/check\.example\/1"[^>]*>Read it/,
      /class="heading"[^>]*>Checked/,
      /Alder/,
      /Otis Invented/,
      /Your check of the bridge is ready\./,
    ])
      assert.match(html, part);
  });

  test('says what was delivered this month and what it costs', async () => {
    const outside = openOutside();
    const line = async () => (await (await outside.request('/strip')).text()).match(/Bill of .*?delivered/)?.[0];
    assert.equal(await line(), 'Bill of 2026-03</a>: $0.0000 for 0 messages delivered');
    await outside.say('5511955550100', hello);
    const template = { name: 'check_ready', language: { code: 'pt_BR' } };
    await outside.send({ type: 'template', template, to: '+5511955550100' });
    for (let i = 0; i < 3; i++) await outside.advance(1000);
    assert.equal(await line(), 'Bill of 2026-03</a>: $0.0068 for 1 message delivered');
  });

  test('is laid out from right to left for somebody who writes so', async () => {
    const outside = openOutside();
    const screen = async () =>
      (await (await outside.request(`?phones=${anna}`)).text()).match(/data-screen[^>]*dir="(\w+)"/)?.[1];
    await outside.say(anna, hello);
    assert.equal(await screen(), 'ltr');
    await outside.say(anna, { type: 'text', text: { body: '123 هل الجسر مغلق؟' } });
    assert.equal(await screen(), 'rtl');
    const { wamid } = await outside.send({ type: 'text', text: { body: 'It is open.' } });
    await outside.say(anna, { type: 'reaction', reaction: { message_id: wamid, emoji: '🙏' } });
    assert.equal(await screen(), 'rtl');
    const news = await outside.request(`/phones/${anna}/bubbles?version=0`);
    assert.equal(news.headers.get('x-direction'), 'rtl');
    assert.match(await (await outside.request(`/strip?phones=${anna}`)).text(), /Reacted 🙏/);
  });

  test('leaves every fault as it is when its panel is sent as it came', async () => {
    const outside = openOutside();
    const now = async () => (await outside.request('/faults')).json();
    await outside.fail({
      windowByWebhook: 1,
      chatOpen: 0.004,
      unsubscribed: true,
      perSecond: 5,
      review: { decision: 'PENDING', afterMs: 10 },
      error: { code: 131049, times: 2, byWebhook: true },
    });
    const before = await now();
    const page = await (await outside.request('')).text();
    const panel = page.slice(page.indexOf('action="/simulator/faults"'), page.indexOf('Set faults'));
    const sent = [...panel.matchAll(/<input[^>]*>/g)].flatMap(([input]) => {
      const [name = '', value = '', type] = ['name', 'value', 'type'].map(
        (key) => input.match(` ${key}="([^"]*)"`)?.[1],
      );
      return type === 'checkbox' && !/ checked(=|\s|>|\/)/.test(input) ? [] : [[name, value]];
    });
    await outside.request('/faults', form(Object.fromEntries(sent)));
    assert.deepEqual(await now(), before);
  });

  test('keeps faults that its panel sets', async () => {
    const outside = openOutside();
    await outside.request('/faults', form({ rate429: '25', delayMs: '', code: '131047', times: '3', back }));
    const faults = (await (await outside.request('/faults')).json()) as Record<string, unknown>;
    assert.deepEqual(
      [faults.rate429, faults.delayMs, faults.error],
      [0.25, 0, { code: 131047, times: 3, byWebhook: false }],
    );
  });
});
