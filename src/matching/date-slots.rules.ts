import { foldLetters } from '../claims/letters.rules.ts';
import { slotOf } from './slot-words.rules.ts';

/** Months whose name is another word too: they count beside a number alone. By hand, 2026-11. */
const besideNumbers: ReadonlyMap<string, string> = new Map(
  Object.entries({
    may: '4',
    mai: '4',
    mei: '4',
    mar: '2',
    मई: '4',
    set: '8',
    ago: '7',
    out: '9',
    jan: '0',
    ماي: '4',
    مايو: '4',
  }),
);

/** Feasts and seasons that a claim is dated by, as `normalise` leaves them: one line, one date. By hand, 2026-11. */
const feasts = `
christmas xmas navidad natal noel क्रिसमस الميلاد
easter pascua pascoa paques ईस्टर الفصح
ramadan ramadhan ramadã रमजान रमज़ान رمضان
diwali deepavali दिवाली दीपावली
holi होली
eid ईद العيد عيد
spring primavera printemps वसंत الربيع
summer verano verao ete गर्मियों الصيف
autumn otono outono automne पतझड़ الخريف
winter invierno inverno hiver सर्दियों الشتاء
`;

const feastOf = new Map(
  feasts
    .trim()
    .split('\n')
    .flatMap((line, i) =>
      foldLetters(line)
        .split(' ')
        .map((word): [string, string] => [word, `feast ${i}`]),
    ),
);

/** Portuguese counts its weekdays: `segunda` is a Monday before `feira`, or behind `na`, `da`, `de`, `desde`, `ate`. */
const counted = ['segunda', 'terca', 'quarta', 'quinta', 'sexta'];

/** What date the word at a place names, or null: `month 4`, `weekday 1`, `feast 0`. */
export function dateAt(words: readonly string[], place: number): string | null {
  const word = words[place] ?? '';
  // NOTE: a French "from" is written like an Indonesian December.
  const slot = word === 'des' ? null : slotOf(word);
  if (slot?.kind === 'month' || slot?.kind === 'weekday') return `${slot.kind} ${slot.value}`;
  const month = besideNumbers.get(word);
  if (
    month !== undefined &&
    [words[place - 2], words[place - 1], words[place + 1]].some((near) =>
      /^\d{1,2}(?:st|nd|rd|th|er|o)?$|^(?:19|20)\d\d$/.test(near ?? ''),
    )
  )
    return `month ${month}`;
  const day = counted.indexOf(word);
  if (day >= 0 && (words[place + 1] === 'feira' || /^(?:na|da|nesta|desta|ate)$/.test(words[place - 1] ?? '')))
    return `weekday ${day + 1}`;
  return feastOf.get(word) ?? null;
}
