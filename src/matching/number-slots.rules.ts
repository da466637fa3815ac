import { foldLetters } from '../claims/letters.rules.ts';
import { slotOf } from './slot-words.rules.ts';

/** A number of a text: what it is worth, what sort it is, and what it counts. */
export type NumberSlot = {
  /** Places of its words, the last one past its end. */
  from: number;
  to: number;
  value: number;
  sort: 'year' | 'day' | 'count';
  /** What unit of time follows it, if one does. */
  unit: string | null;
};

/** Words for numbers from ten up, as `normalise` leaves them; below that `slot-words.rules.ts` knows them. By hand, 2026-11. */
const tens = `
10 ten diez dez dix दस عشره عشر
11 eleven once onze ग्यारह
12 twelve doce doze douze बारह
13 thirteen trece treze treize तेरह
14 fourteen catorce quatorze catorze चौदह
15 fifteen quince quinze पंद्रह
20 twenty veinte vinte vingt बीस عشرون عشرين dua puluh
25 twentyfive veinticinco पच्चीस
30 thirty treinta trinta trente तीस ثلاثون ثلاثين
40 forty cuarenta quarenta quarante चालीस اربعون اربعين
50 fifty cincuenta cinquenta cinquante पचास خمسون خمسين
60 sixty sesenta sessenta soixante साठ ستون ستين
70 seventy setenta सत्तर سبعون سبعين
80 eighty ochenta oitenta अस्सी ثمانون ثمانين
90 ninety noventa नब्बे تسعون تسعين
100 hundred cien ciento cem cento cent सौ مييه مايه ميه ratus
1 واحد واحده एक
2 two dos dois duas deux दो اثنان اثنين اثنتين اثنتان مرتين
3 तीन ثلاث ثلاثه
4 चार اربع اربعه
5 पांच पाँच خمس خمسه
6 छह छः ست سته
7 सात سبع سبعه
8 आठ ثماني ثمانيه ثمان
9 नौ تسع تسعه
`;
const scales = `
1000 thousand mil mille हजार हज़ार الف الاف الفا ribu elfu
100000 lakh lakhs लाख
10000000 crore crores करोड़
1000000 million millions millon millones milhao milhoes मिलियन मिलيون مليون ملايين juta milioni
1000000000 billion billions bilhao bilhoes milliard milliards अरब مليار مليارات miliar bilioni
`;
const units = `
second seconds segundo segundos seconde secondes सेकंड ثانيه ثواني
minute minutes minuto minutos मिनट دقيقه دقايق
hour hours hora horas heure heures घंटे घंटा घंटों ساعه ساعات
day days dia dias jour jours दिन दिनों يوم ايام يوما
week weeks semana semanas semaine semaines हफ्ते हफ़्ते सप्ताह اسبوع اسابيع
month months mes meses mois महीने महीनों माह شهر اشهر شهور
year years ano anos an ans annee annees साल वर्ष सालों عام عاما سنه سنوات اعوام
`;

const tableOf = (lines: string): Map<string, number> =>
  new Map(
    lines.split('\n').flatMap((line) => {
      const [value = '', ...words] = foldLetters(line).split(' ').filter(Boolean);
      return words.map((word): [string, number] => [word, Number(value)]);
    }),
  );
const values = tableOf(tens);
const multiples = tableOf(scales);
const unitOf = new Map(
  units
    .trim()
    .split('\n')
    .flatMap((line) =>
      foldLetters(line)
        .split(' ')
        .map((word): [string, string] => [word, line.split(' ')[0] ?? '']),
    ),
);

/** What one word is worth as a number, ordinal endings off; null when it is none. */
function worth(word: string): number | null {
  const digits = /^(\d+(?:\.\d+)?)(?:st|nd|rd|th|er|e|eme|ere|o|a|os|as|वी|वीं|वां|वें|वे)?$/u.exec(word)?.[1];
  if (digits !== undefined) return Number(digits);
  const spelled = values.get(word);
  if (spelled !== undefined) return spelled;
  const slot = slotOf(word);
  return slot?.kind === 'number' ? Number(slot.value) : null;
}

/** The numbers of a text in order: `6 millions` and `6 000 000` are worth the same. */
export function numbersOf(words: readonly string[]): NumberSlot[] {
  const found: NumberSlot[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    const first = worth(word);
    // NOTE: a spelled number right before another is a word of grammar, `dos 6 anos`.
    const isGrammar = !/^\d/.test(word) && /^\d/.test(words[at + 1] ?? '');
    if (first === null || isGrammar || /^0\d/.test(word)) continue;
    let [value, to] = [first, at + 1];
    while (/^\d{1,3}$/.test(words[at] as string) && first > 0 && /^\d{3}$/.test(words[to] ?? ''))
      value = value * 1000 + Number(words[to++]);
    for (let scale = multiples.get(words[to] ?? ''); scale !== undefined; scale = multiples.get(words[to] ?? '')) {
      value *= scale;
      to += 1;
    }
    const isMonth = (other: string | undefined) => other !== undefined && slotOf(other)?.kind === 'month';
    const unit = unitOf.get(words[to] ?? '') ?? null;
    const isDay =
      value <= 31 && unit === null && [words[at - 2], words[at - 1], words[to], words[to + 1]].some(isMonth);
    const isYear = to === at + 1 && /^\d{4}$/.test(word) && value >= 1900 && value <= 2100;
    found.push({
      from: at,
      to,
      value,
      sort: isYear ? 'year' : isDay ? 'day' : 'count',
      unit,
    });
    at = to - 1;
  }
  return found;
}
