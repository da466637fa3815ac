import { expect, test } from 'vitest';
import { afterCorrection } from './correction.rules.ts';
import { claimWords, happeningOf, type MessageParts, originalOf } from './happening.rules.ts';

const text = (words: string, more: Partial<MessageParts> = {}): MessageParts => ({
  type: 'text',
  text: words,
  payload: {},
  forwarded: 'no',
  ...more,
});

test.each([
  ['Sorry, I meant the ferry to Alder', 'the ferry to Alder'],
  ['sorry i mean: Friday', 'Friday'],
  ['Perdón, quise decir el faro viejo', 'el faro viejo'],
  ['Perdon, queria decir el faro viejo', 'el faro viejo'],
  ['Desculpa, quis dizer a ponte', 'a ponte'],
  ['Pardon, je voulais dire le phare', 'le phare'],
  ['मेरा मतलब था पुराना पुल', 'पुराना पुल'],
  ['sorry mera matlab purana pul', 'purana pul'],
  ['আমি বলতে চেয়েছিলাম পুরনো সেতু', 'পুরনো সেতু'],
  ['میرا مطلب تھا پرانا پل', 'پرانا پل'],
  ['عفوًا، أقصد الجسر القديم', 'الجسر القديم'],
  ['اسف اقصد الجسر القديم', 'الجسر القديم'],
  ['Maaf, maksud saya jembatan lama', 'jembatan lama'],
  ['Samahani, nilimaanisha daraja la zamani', 'daraja la zamani'],
  ['Yi hakuri, ina nufin tsohuwar gada', 'tsohuwar gada'],
  ['Pardon, demek istediğim eski köprü', 'eski köprü'],
  ['I meant', null],
  ['The mayor said sorry, I meant well', null],
  ['Corrections officers went on strike', null],
])('what was meant is what stands after the excuse: %s', (words, meant) => {
  expect(afterCorrection(words)).toBe(meant);
});

test('a correction asks with what was meant alone, and a forward that begins so is no correction', () => {
  const words = 'Sorry, I meant the ferry to Alder will stop on Sunday for a whole week';
  expect(happeningOf(text(words), 'en')).toEqual({ is: 'correction', whole: true });
  expect(claimWords(text(words), 'en')).toBe('the ferry to Alder will stop on Sunday for a whole week');
  expect(happeningOf(text(words, { forwarded: 'forwarded' }), 'en').is).toBe('words');
  expect(happeningOf(text('sorry, I meant Friday'), 'en')).toEqual({ is: 'correction', whole: false });
});

test.each([
  ['👍', 'liked'],
  ['👍🏾', 'liked'],
  ['❤️', 'liked'],
  ['🙏', 'liked'],
  ['👎', 'nothing'],
  ['😂', 'nothing'],
  ['', 'nothing'],
  [undefined, 'nothing'],
])('a reaction with %s is %s, and is about the message it stands under', (emoji, is) => {
  const message = { type: 'reaction', text: null, payload: { reaction: { message_id: 'wamid.1', emoji } } };
  expect(happeningOf({ ...message, forwarded: 'no' }, 'en')).toEqual({ is });
  expect(originalOf(message)).toBe('wamid.1');
});

test.each([
  ['2', 2],
  [' 3. ', 3],
  ['२', 2],
  ['٢', 2],
  ['۳', 3],
  ['২', 2],
  ['2️⃣', 2],
])('%s is a number', (words, number) => {
  expect(happeningOf(text(words), 'en')).toEqual({ is: 'number', number });
});

test.each([
  ['2/3 and then the water was cut off in the whole of the harbour', true],
  ['(2) and then the water was cut off in the whole of the harbour', true],
  ['Part 2: and then the water was cut off in the whole of the harbour', true],
  ['Continued: the water was cut off in the whole of the harbour', true],
  ['পর্ব ২ and then the water was cut off in the whole of the harbour', true],
  ['الجزء ٢ and then the water was cut off in the whole of the harbour', true],
  ['भाग १ and then the water was cut off in the whole of the harbour', false],
  ['Bolum 2: and then the water was cut off in the whole of the harbour', true],
  ['Continuacao: the water was cut off in the whole of the harbour', true],
  ['1/3 The water was cut off in the whole of the harbour', false],
  ['2 people were seen when the water was cut off in the harbour', false],
  ['The water was cut off in the whole of the harbour', false],
])('“%s” goes on from another message: %s', (words, part) => {
  expect(happeningOf(text(words, { forwarded: 'forwarded' }), 'en')).toMatchObject({ is: 'words', part });
});

test('an edit and a deletion name the message they are about, and an edit asks with its new words', () => {
  const edit = text('The ferry to Alder stops on Sunday, they say now', {
    type: 'edit',
    payload: { edit: { original_message_id: 'wamid.1', message: { type: 'text' } } },
  });
  expect([happeningOf(edit, 'en'), originalOf(edit)]).toEqual([{ is: 'edit', asks: true }, 'wamid.1']);
  expect(claimWords(edit, 'en')).toBe('The ferry to Alder stops on Sunday, they say now');
  const revoke = { ...edit, type: 'revoke', text: null, payload: { revoke: { original_message_id: 'wamid.2' } } };
  expect([happeningOf(revoke, 'en'), originalOf(revoke)]).toEqual([{ is: 'revoke' }, 'wamid.2']);
  expect(originalOf(text('hello'))).toBe(null);
});
