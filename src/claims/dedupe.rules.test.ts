import { describe, expect, test } from 'vitest';
import { differenceOf, isNearDuplicate } from './dedupe.rules.ts';
import { normalise } from './normalise.rules.ts';

const base =
  'The ministry of Port Maren says that tap water will be switched off for 3 days from Monday because of repairs';
const near = (a: string, b: string) =>
  isNearDuplicate({ text: a, normal: normalise(a) }, { text: b, normal: normalise(b) });

describe('a near duplicate', () => {
  const yes: [string, string][] = [
    ['a forward header and emoji', `Forwarded\n🚰 *${base}* 🚰`],
    ['a typo', base.replace('ministry', 'minstry')],
    ['two letters swapped', base.replace('repairs', 'reapirs')],
    ['a greeting in front', `Hello all. ${base}`],
    ['a plea to share it', `${base}\nPlease share this with all your groups before they delete it!!`],
    ['a question whether it is true', `Is this true? ${base}`],
    ['its end cut off', `${base.split(' ').slice(0, 15).join(' ')} da… Read more`],
    [
      'letters misread off a picture',
      base.replace('ministry', 'rninistry').replace('water', 'wafer').replace('Monday', 'M0nday'),
    ],
    ['letters that only look Latin', base.replace('a', 'а').replaceAll('o', 'о')],
    ['words run together and torn apart', base.replace('tap water', 'tapwater').replace('Monday', 'Mon day')],
    ['other case and marks', base.toUpperCase().replace(/ /g, '  ')],
  ];
  test.each(yes)('is a text with %s', (_, other) => expect(near(base, other)).toBe(true));

  const no: [string, string][] = [
    ['another number', base.replace('3 days', '5 days')],
    ['another place', base.replace('Port Maren', 'Vila Serena')],
    ['another thing', base.replace('tap water', 'electricity')],
    ['another number in words', base.replace('3 days', 'three million days')],
    ['another month a letter apart', base.replace('Monday', 'Sunday')],
    ['a denial behind it', `${base}. This is fake, the water works say`],
    ['the two sides swapped', base.replace('ministry of Port Maren', 'port of Maren Ministry')],
    ['a negation', base.replace('will be', 'will not be')],
    [
      'another sentence of the same topic',
      'The ministry of Port Maren asks people to save water while pipes are repaired this week',
    ],
    [
      'a second claim behind it',
      `${base}. Also the mayor of Vila Serena was seen buying forty golden swans with public money last night`,
    ],
  ];
  test.each(no)('is not a text with %s', (_, other) => expect(near(base, other)).toBe(false));

  test('is the same in both directions', () => {
    for (const [, other] of [...yes, ...no]) expect(near(base, other)).toBe(near(other, base));
  });

  test('of few words is only an equal one', () => {
    expect(near('lemon water cures fever', 'lemon water cures fevers')).toBe(false);
    expect(near('Lemon water cures fever!', 'lemon water cures fever')).toBe(true);
  });

  test('is never an empty text', () => expect(near('🍋', '👍')).toBe(false));
});

describe('in a long chain letter', () => {
  const letter = `Dear friends, ${base}. My cousin who works at the water works in Vila Serena told us over dinner on Sunday that
    everybody should fill two bottles for each child and keep them in a dark place, because the pumps are old and nobody knows
    how long the repairs are going to take this time. The mayor will speak about it on the radio in the evening.`;
  test('sentences told in another order are no other claim', () => {
    const [first = '', ...rest] = letter.split(/(?<=\.)\s+/);
    expect(near(letter, [...rest, first].join(' '))).toBe(true);
  });
  test.each([
    ['number', letter.replace('3 days', '9 days')],
    ['name', letter.replaceAll('Vila Serena', 'Vila Marisol')],
    ['negation', letter.replace('will speak', 'will not speak')],
  ])('another %s is another claim', (why, other) => {
    expect(differenceOf({ text: letter, normal: normalise(letter) }, { text: other, normal: normalise(other) })).toBe(
      why,
    );
  });
});

describe('across scripts', () => {
  const hindi = 'सरकार ने कहा है कि सोमवार से तीन दिन तक पूरे शहर में पानी बंद रहेगा';
  const typed = 'sarkar ne kaha hai ki somvar se teen din tak poore shahar mein paani band rahega';
  test('a text typed in Latin letters is the same claim', () => expect(near(hindi, typed)).toBe(true));
  test('unless one of them says no', () => expect(near(hindi, typed.replace('band', 'band nahi'))).toBe(false));
});
