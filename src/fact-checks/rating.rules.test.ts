import { expect, test } from 'vitest';
import { houseRating } from './rating.rules.ts';

const inWords = (words: string) => houseRating({ words, value: null, best: null, worst: null });

const table: [rating: ReturnType<typeof inWords>, words: string[]][] = [
  [
    'false',
    [
      'False',
      'FAKE',
      'Pants on Fire!',
      'Not true',
      'This is false.',
      'Falso',
      'FALSA',
      'Não é verdade',
      'Faux',
      "C'est faux",
      'झूठ',
      'फर्जी',
      'خطأ',
      'غير صحيح',
      'زائف',
      'Hoaks',
      'Salah',
      'Tidak benar',
      'Si kweli',
      'Uongo',
      'Falsch',
      'Fałsz',
      'Yanlış',
      'Фейк',
      '거짓',
      '錯誤',
      'Ƙarya ne',
      'Ba gaskiya ba ne',
      'False. The video is old',
      'Doctored photo',
    ],
  ],
  [
    'misleading',
    [
      'Misleading',
      'Missing context',
      'Partly false',
      'Half true',
      'Mostly false',
      'Mixture',
      'Enganoso',
      'Engañoso',
      'Fora de contexto',
      'Sem contexto',
      'Trompeur',
      'Hors contexte',
      'भ्रामक',
      'مضلل',
      'Menyesatkan',
      'Inapotosha',
      'Mai ɓatarwa',
      'Teilweise falsch',
      'Parzialmente falso',
      'Verdadeiro, mas',
      'Out of Context',
    ],
  ],
  [
    'unproven',
    [
      'Unproven',
      'Unverified',
      'No evidence',
      'Sem evidências',
      'No hay pruebas',
      'Non prouvé',
      'Belum terbukti',
      'لا دليل',
      'Research in progress',
      'Haijathibitishwa',
      'Ba a tabbatar ba',
      'অপ্রমাণিত',
      'غیر ثابت شدہ',
    ],
  ],
  ['satire', ['Satire', 'Labeled Satire', 'Sátira', 'Parody', 'व्यंग्य', 'سخرية', 'Kejeli', 'ব্যঙ্গ', 'طنز']],
  [
    'true',
    [
      'True',
      'Correct',
      'Mostly true',
      'Verdadeiro',
      'Cierto',
      'Vrai',
      'सच',
      'صحيح',
      'Benar',
      'Kweli',
      'Gaskiya ne',
      'Wahr',
      'Prawda',
      'Doğru',
      '사실',
    ],
  ],
  [null, ['', 'Full flop', 'See the article', '7', '???']],
];

for (const [rating, words] of table) {
  test.each(words)(`${rating ?? 'no rating'}: %s`, (given) => expect(inWords(given)).toBe(rating));
}

test('a number on a scale decides when words do not', () => {
  const scale = (value: number, best: number | null = null, worst: number | null = null) =>
    houseRating({ words: '', value, best, worst });
  expect([scale(1), scale(2), scale(3), scale(4), scale(5)]).toEqual([
    'false',
    'misleading',
    'misleading',
    'true',
    'true',
  ]);
  expect([scale(0, 10, 0), scale(5, 10, 0), scale(9, 10, 0)]).toEqual(['false', 'misleading', 'true']);
  expect([scale(7), scale(-1), scale(1, 1, 1)]).toEqual([null, null, null]);
});

test('words decide before numbers', () => {
  expect(houseRating({ words: 'False', value: 5, best: 5, worst: 1 })).toBe('false');
});
