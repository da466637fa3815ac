import assert from 'node:assert/strict';
import { describe, test } from 'vitest';
import { anna, openOutside } from '../../test/fixtures/whatsapp/outside.ts';

const account = '/200000000000001/message_templates';
const body = { type: 'BODY', text: 'Your check of {{1}} is ready now.', example: { body_text: [['the bridge']] } };
const ready = { name: 'bridge_ready', language: 'en', category: 'UTILITY', components: [body] };
const sent = (parameters: string[], part: Record<string, unknown> = {}) => ({
  type: 'template',
  template: {
    name: 'bridge_ready',
    language: { code: 'en' },
    components: [{ type: 'body', parameters: parameters.map((text) => ({ type: 'text', text })) }],
    ...part,
  },
});

async function withTemplate(part: Record<string, unknown> = {}) {
  const outside = openOutside();
  const made = await outside.manage('POST', account, { ...ready, ...part });
  return { outside, id: made.answer.id ?? '', made };
}

describe('a template', () => {
  test('waits for the review, is approved, tells it by webhook, and only then can be sent', async () => {
    const { outside, id, made } = await withTemplate();
    assert.deepEqual([made.status, made.answer.status, made.answer.category], [200, 'PENDING', 'UTILITY']);
    assert.equal((await outside.send(sent(['the bridge']))).code, 132001);
    await outside.advance(2000);
    assert.deepEqual(outside.news(), [
      {
        field: 'message_template_status_update',
        value: {
          event: 'APPROVED',
          message_template_id: Number(id),
          message_template_name: 'bridge_ready',
          message_template_language: 'en',
          message_template_category: 'UTILITY',
          reason: 'NONE',
        },
      },
    ]);
    assert.equal((await outside.send(sent(['the bridge']))).status, 200);
  });

  test('is rejected when the review says so, and never decided when it is left pending', async () => {
    const outside = openOutside();
    await outside.fail({ review: { decision: 'REJECTED' } });
    await outside.manage('POST', account, ready);
    await outside.advance(2000);
    assert.deepEqual(
      outside.news().map(({ value }) => [value.event, value.reason]),
      [['REJECTED', 'INVALID_FORMAT']],
    );
    await outside.fail({ review: { decision: 'PENDING' } });
    await outside.manage('POST', account, { ...ready, language: 'es' });
    await outside.advance(86_400_000);
    const { answer } = await outside.manage('GET', `${account}?name=bridge_ready&fields=name,status`);
    assert.deepEqual(
      answer.data?.map((one) => [one.language, one.status]),
      [
        ['en', 'REJECTED'],
        ['es', 'PENDING'],
      ],
    );
  });

  test.each([
    ['PAUSED', 132015],
    ['DISABLED', 132016],
    ['REJECTED', 132001],
    ['ARCHIVED', 132001],
  ])('that is %s is refused with %i', async (status, code) => {
    const { outside, id } = await withTemplate();
    await outside.advance(2000);
    const put = { method: 'PUT', body: JSON.stringify({ status, reason: 'QUALITY' }) };
    assert.equal((await outside.request(`/templates/${id}`, put)).status, 200);
    await outside.settle();
    assert.equal((await outside.send(sent(['x y']))).code, code);
    assert.deepEqual([outside.news().at(-1)?.value.event, outside.news().at(-1)?.value.reason], [status, 'QUALITY']);
  });

  test.each<[string, number, Record<string, unknown>]>([
    ['too few parameters', 132000, sent([])],
    ['too many parameters', 132000, sent(['a', 'b'])],
    ['a parameter with a line break', 132012, sent(['a\nb'])],
    ['a parameter with five blanks', 132012, sent(['a     b'])],
    ['a parameter that makes it too long', 132005, sent(['x'.repeat(1010)])],
    ['a language it is not in', 132001, sent(['a'], { language: { code: 'en_US' } })],
  ])('is refused with %s by %i', async (_, code, request) => {
    const { outside } = await withTemplate();
    await outside.advance(2000);
    assert.equal((await outside.send(request)).code, code);
    assert.deepEqual(await outside.transcript(anna), []);
  });

  test('is refused with a button that it has not, or without what a tap answers, by 132018', async () => {
    const buttons = [{ type: 'QUICK_REPLY', text: 'Show me' }];
    const { outside } = await withTemplate({ components: [body, { type: 'BUTTONS', buttons }] });
    await outside.manage('POST', account, { ...ready, name: 'bare_ready' });
    await outside.advance(2000);
    await outside.say(anna, { type: 'text', text: { body: 'hello' } });
    const codeOf = async (button: Record<string, unknown>, name = 'bridge_ready') => {
      const request = sent(['the bridge'], { name });
      const components = [
        ...request.template.components,
        { type: 'button', sub_type: 'quick_reply', index: '0', ...button },
      ];
      return (await outside.send({ ...request, template: { ...request.template, components } })).code;
    };
    const parameters = [{ type: 'payload', payload: 'open' }];
    assert.deepEqual(
      [
        await codeOf({ parameters }),
        await codeOf({ parameters }, 'bare_ready'),
        await codeOf({ parameters, index: '1' }),
        await codeOf({ parameters, sub_type: 'url' }),
        await codeOf({ parameters: [] }),
        await codeOf({ parameters: [] }, 'check_ready'),
      ],
      [undefined, 132018, 132018, 132018, 132018, 132018],
    );
  });

  test.each<[string, Record<string, unknown>]>([
    ['a name in capitals', { name: 'Ready' }],
    ['a language with a hyphen', { language: 'pt-BR' }],
    ['an unknown category', { category: 'FUN' }],
    ['no body', { components: [] }],
    ['a body of 1,025 characters', { components: [{ type: 'BODY', text: 'x'.repeat(1025) }] }],
    ['a parameter at the start', { components: [{ ...body, text: '{{1}} is ready for you to read now' }] }],
    ['a parameter at the end', { components: [{ ...body, text: 'Here is what we found about {{1}}' }] }],
    ['hardly any words', { components: [{ ...body, text: 'See {{1}} x' }] }],
    ['parameters without an example', { components: [{ ...body, example: undefined }] }],
    ['a footer with a parameter', { components: [body, { type: 'FOOTER', text: 'for {{1}} from all of us here' }] }],
    [
      'a button of 26 characters',
      { components: [body, { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'x'.repeat(26) }] }] },
    ],
  ])('is not made with %s', async (_, part) => {
    const { made, outside } = await withTemplate(part);
    assert.deepEqual([made.status, made.answer.error?.code], [400, 100]);
    assert.deepEqual((await outside.manage('GET', `${account}?name=bridge_ready`)).answer.data, []);
  });

  test('of a name and language that exist is not made again, and another language is', async () => {
    const { outside } = await withTemplate();
    const again = await outside.manage('POST', account, ready);
    assert.equal(again.answer.error?.error_subcode, 2388024);
    assert.equal((await outside.manage('POST', account, { ...ready, language: 'pt_BR' })).status, 200);
  });

  test('can be changed once decided, is reviewed anew, and keeps its category while approved', async () => {
    const { outside, id } = await withTemplate();
    const words = { components: [{ ...body, text: 'The check of {{1}} can be read now.' }] };
    assert.equal((await outside.manage('POST', `/${id}`, words)).status, 400);
    await outside.advance(2000);
    assert.equal((await outside.manage('POST', `/${id}`, { category: 'MARKETING' })).status, 400);
    assert.deepEqual((await outside.manage('POST', `/${id}`, words)).answer, { success: true });
    assert.equal((await outside.send(sent(['x']))).code, 132001);
    await outside.advance(2000);
    assert.equal((await outside.send(sent(['x']))).status, 200);
  });

  test('is deleted in every language by its name, or in one by its id', async () => {
    const { outside, id } = await withTemplate();
    await outside.manage('POST', account, { ...ready, language: 'es' });
    await outside.manage('DELETE', `${account}?name=bridge_ready&hsm_id=${id}`);
    const left = await outside.manage('GET', `${account}?name=bridge_ready`);
    assert.deepEqual(
      left.answer.data?.map((one) => one.language),
      ['es'],
    );
    assert.deepEqual((await outside.manage('DELETE', `${account}?name=bridge_ready`)).answer, { success: true });
    assert.equal((await outside.manage('DELETE', `${account}?name=bridge_ready`)).status, 404);
    await outside.advance(2000);
    assert.deepEqual(
      outside.news().map(({ value }) => value.event),
      ['DELETED', 'DELETED'],
    );
  });

  test('given another category by the provider tells it by webhook', async () => {
    const { outside, id } = await withTemplate();
    await outside.request(`/templates/${id}`, { method: 'PUT', body: JSON.stringify({ category: 'MARKETING' }) });
    await outside.settle();
    const { field, value } = outside.news()[0] ?? {};
    assert.equal(field, 'template_category_update');
    assert.deepEqual([value?.previous_category, value?.new_category], ['UTILITY', 'MARKETING']);
  });

  test('is listed page by page', async () => {
    const outside = openOutside();
    const first = await outside.manage('GET', `${account}?limit=10`);
    assert.equal(first.answer.data?.length, 10);
    const path = new URL(first.answer.paging?.next ?? '').search;
    const second = await outside.manage('GET', `${account}${path}`);
    assert.equal(second.answer.data?.length, 4);
    assert.equal(second.answer.paging?.next, undefined);
  });
});
