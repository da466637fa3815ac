import { describe, expect, test } from 'vitest';
import type { Messenger, Words } from '../../src/core/ports.ts';

/** A messenger and the people at the other end of it. */
export type MessengerAtHand = {
  messenger: Messenger;
  /** Somebody with this number or user id has just written; answers the message's id. */
  wrote(who: string): Promise<string>;
  /** What that somebody's phone was sent, oldest first: opaque id and, of words, the body. */
  got(who: string): Promise<{ opaque: string; body: string | null; replyTo: string | null }[]>;
  /** Puts something where `fetchMedia` finds it; answers its id. */
  holdMedia(bytes: Uint8Array, mimeType: string): Promise<string>;
  close(): Promise<void>;
};

const anna = '15550101001';
const hidden = 'BR.80000000000000001';
const text = (body: string): Words => ({ kind: 'text', body });

/** What every messenger must do; run by the fake and by the real adapter over HTTP. */
export function messengerContract(name: string, open: () => Promise<MessengerAtHand>) {
  const withOne = async (work: (at: MessengerAtHand) => Promise<void>) => {
    const at = await open();
    try {
      await work(at);
    } finally {
      await at.close();
    }
  };

  describe(`messenger contract: ${name}`, () => {
    test('words of every kind are accepted, each under an id of its own, and arrive once', () =>
      withOne(async ({ messenger, wrote, got }) => {
        const wamid = await wrote(anna);
        const all: Words[] = [
          text('The bridge is open.'),
          { kind: 'text', body: 'See https://checks.example/bridge', previewUrl: true },
          {
            kind: 'buttons',
            body: 'Is this what you mean?',
            footer: 'Plumbline',
            buttons: [
              { id: 'yes', title: 'Yes' },
              { id: 'no', title: 'No' },
            ],
          },
          {
            kind: 'list',
            body: 'Which one?',
            button: 'Choose',
            rows: [{ id: '1', title: 'The first', description: 'About a bridge' }],
          },
          { kind: 'reaction', wamid, emoji: '👀' },
          { kind: 'template', name: 'check_ready', language: 'en', parameters: [] },
        ];
        const wamids = new Set<string>();
        for (const [index, words] of all.entries()) {
          const result = await messenger.send({ to: { phone: `+${anna}` }, words, opaque: `out_${index}` });
          expect(result, words.kind).toMatchObject({ outcome: 'accepted' });
          if (result.outcome === 'accepted') wamids.add(result.wamid);
        }
        expect(wamids.size).toBe(all.length);
        expect((await got(anna)).map((each) => each.opaque)).toEqual(all.map((_, index) => `out_${index}`));
      }));

    test('a number without + goes to the same person', () =>
      withOne(async ({ messenger, wrote, got }) => {
        await wrote(anna);
        expect(await messenger.send({ to: { phone: anna }, words: text('Hello.'), opaque: 'out_1' })).toMatchObject({
          outcome: 'accepted',
        });
        expect(await got(anna)).toHaveLength(1);
      }));

    test('somebody who hides the number is reached by user id, and nobody else gets the words', () =>
      withOne(async ({ messenger, wrote, got }) => {
        await wrote(anna);
        await wrote(hidden);
        expect(await messenger.send({ to: { userId: hidden }, words: text('Hello.'), opaque: 'out_1' })).toMatchObject({
          outcome: 'accepted',
        });
        expect(await got(hidden)).toEqual([{ opaque: 'out_1', body: 'Hello.', replyTo: null }]);
        expect(await got(anna)).toEqual([]);
      }));

    test('words can answer a message', () =>
      withOne(async ({ messenger, wrote, got }) => {
        const replyTo = await wrote(anna);
        await messenger.send({ to: { phone: `+${anna}` }, words: text('It is open.'), opaque: 'out_1', replyTo });
        expect(await got(anna)).toEqual([{ opaque: 'out_1', body: 'It is open.', replyTo }]);
      }));

    test.each<[string, Words]>([
      ['words.empty', text(' ')],
      ['words.choices-count', { kind: 'buttons', body: 'Which?', buttons: [] }],
      [
        'words.choices-count',
        { kind: 'buttons', body: 'Which?', buttons: ['a', 'b', 'c', 'd'].map((id) => ({ id, title: id })) },
      ],
      [
        'words.ids-repeat',
        {
          kind: 'buttons',
          body: 'Which?',
          buttons: [
            { id: 'a', title: 'A' },
            { id: 'a', title: 'B' },
          ],
        },
      ],
      [
        'words.titles-repeat',
        {
          kind: 'buttons',
          body: 'Which?',
          buttons: [
            { id: 'a', title: 'A' },
            { id: 'b', title: 'A' },
          ],
        },
      ],
      ['words.bad-id', { kind: 'list', body: 'Which?', button: 'Choose', rows: [{ id: 'x'.repeat(201), title: 'A' }] }],
    ])('a fault of ours is thrown as %s and nothing is sent', (code, words) =>
      withOne(async ({ messenger, wrote, got }) => {
        await wrote(anna);
        await expect(messenger.send({ to: { phone: anna }, words, opaque: 'out_1' })).rejects.toMatchObject({
          kind: 'invalid',
          code,
        });
        expect(await got(anna)).toEqual([]);
      }),
    );

    test.each([
      [131042, { stopAll: true, retryAfterMs: null }],
      [131000, { stopAll: false, retryAfterMs: 1_000 }],
      [131047, { stopAll: false, waitsFor: 'window' }],
      [131026, { stopAll: false, waitsFor: 'asker', retryAfterMs: null }],
      [4_242_424, { stopAll: false, waitsFor: null, retryAfterMs: null }],
    ])('%i told by a delivery state means what it means of a refused send, and names nobody', (code, advice) =>
      withOne(async ({ messenger }) => {
        const error = { code, title: 'Invented', message: `Not to ${anna}`, error_data: { details: 'Why.' } };
        const refused = messenger.readFault({ code, error });
        expect(refused).toMatchObject({ outcome: 'refused', code, ...advice });
        expect(refused.detail).toBe('Not to … · Why.');
        expect(messenger.readFault({ code, error: null })).toMatchObject(advice);
      }),
    );

    test('media come back as they were, and what is gone is not found', () =>
      withOne(async ({ messenger, holdMedia }) => {
        const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => index % 251);
        const id = await holdMedia(bytes, 'image/png');
        const found = await messenger.fetchMedia(id);
        expect(found.mimeType).toBe('image/png');
        expect(found.bytes).toEqual(bytes);
        await expect(messenger.fetchMedia('1')).rejects.toMatchObject({ kind: 'not-found', code: 'media.gone' });
      }));

    test('a message can be marked as read twice', () =>
      withOne(async ({ messenger, wrote }) => {
        const wamid = await wrote(anna);
        await messenger.markRead(wamid);
        await expect(messenger.markRead(wamid)).resolves.toBeUndefined();
      }));
  });
}
