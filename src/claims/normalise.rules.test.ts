import { describe, expect, test } from 'vitest';
import { claimKeyText, normalise, normaliseParts, sentencesOf } from './normalise.rules.ts';

describe('normalise', () => {
  const same: [string, string, string][] = [
    ['case, accents and spaces', 'The  LEMON\tWatér', 'the lemon water'],
    ['WhatsApp markup', '*Lemon* _water_ ~cures~ ```fever```', 'lemon water cures fever'],
    ['emoji and their joiners', 'Lemon 🍋👨‍👩‍👧❤️ water 👍🏽', 'lemon water'],
    ['hidden characters', 'le\u200bmon \u202ewater\u202c \ufeffcures', 'lemon water cures'],
    ['letters that only look Latin', 'vасcine from Маren', 'vaccine from маren'.replace('маren', 'maren')],
    ['full-width letters', 'ＬＥＭＯＮ water', 'lemon water'],
    ['apostrophes of contractions', "It doesn’t cure Maren's fever", 'it doesnt cure maren fever'],
    ['apostrophes that join French words', "l'eau d’aujourd'hui", 'l eau d aujourd hui'],
    ['thousands and decimals', '1,000 of 2.5 and 3,5', '1000 of 2.5 and 3.5'],
    ['digits of other scripts', '५० ١٢ ۷', '50 12 7'],
    ['Arabic letters and vowel signs', 'إِغلاقُ المَدرسةِ على', 'اغلاق المدرسه علي'],
    ['hashtags in one word', '#StopTheFever #rio_serena', 'stop the fever rio serena'],
    ['Thai without spaces', 'น้ำมะพร้าว', 'น้ำ มะพร้าว'.normalize('NFKC')],
    ['lone surrogates', 'lemon \ud83d water', 'lemon water'],
    ['nothing but signs', '!!! … 🍋', ''],
  ];
  test.each(same)('levels %s', (_, text, plain) => expect(normalise(text)).toBe(plain));

  const headers: [string, string][] = [
    ['en', '*Forwarded as received*'],
    ['en', 'Fwd:'],
    ['en', 'Forwarded many times'],
    ['es', 'Reenviado muchas veces'],
    ['pt', 'Encaminhada com frequência'],
    ['fr', 'Transféré de nombreuses fois'],
    ['hi', 'अग्रेषित'],
    ['ar', 'مُعاد توجيهها'],
    ['id', 'Diteruskan berkali-kali'],
    ['sw', 'Imesambazwa mara nyingi'],
  ];
  test.each(headers)('drops the forward header in %s: %s', (_, header) => {
    expect(normalise(`${header}\nThe bridge of Port Maren is closed`)).toBe('the bridge of port maren is closed');
  });

  test('keeps a word of a header that is part of what is said', () => {
    expect(normalise('Forwarded letters were burnt in Maren')).toBe('forwarded letters were burnt in maren');
  });

  test('drops the name and time of a copied chat line', () => {
    expect(normalise('[22/11/2026, 10:33] Aunt Rosa: The bridge is closed')).toBe('the bridge is closed');
  });

  test('gives the same again for what it gave', () => {
    for (const [, text] of same) expect(normalise(normalise(text))).toBe(normalise(text));
  });
});

test('addresses are kept apart, without tracking, scheme and www', () => {
  const parts = normaliseParts('Look https://www.example.org/a?utm_source=x&id=3#top now http://m.example.org/b/');
  expect(parts).toEqual({ text: 'look now', urls: ['example.org/a?id=3', 'example.org/b'] });
});

test('addresses tell short messages apart and do not tell long ones apart', () => {
  const long = 'The bridge of Port Maren will be closed for ninety days';
  expect(claimKeyText('look https://example.org/a')).not.toBe(claimKeyText('look https://example.org/b'));
  expect(claimKeyText(`${long} https://example.org/a`)).toBe(claimKeyText(`${long} https://example.org/b`));
  expect(claimKeyText('https://example.org/a')).not.toBe('');
});

test('sentences are cut at marks of any script and at line ends, decimals stay whole', () => {
  expect(sentencesOf('One is 2.5 high. Two!\nThree? यह चार है। पाँच।')).toEqual([
    'One is 2.5 high.',
    'Two!',
    'Three?',
    'यह चार है।',
    'पाँच।',
  ]);
  expect(sentencesOf('🍋🍋')).toEqual([]);
});
