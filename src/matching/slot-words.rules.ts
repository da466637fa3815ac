import { normalise } from '../claims/normalise.rules.ts';

/** What a word fills in a claim besides being a word: two different values of one kind are two different claims. */
export type SlotKind = 'month' | 'weekday' | 'country' | 'number' | 'quantity';

/** Languages whose names of months, weekdays and countries are known, by the names that every JavaScript runtime carries. */
const languages =
  'en es pt fr hi ar id sw tr de it pl ru uk bn ur ta te mr pa fa nl ms th vi el ro ko ja zh he fil am ha yo'.split(
    ' ',
  );

/** Number words up to twenty, hundred and thousand; what is one word elsewhere (`once`, `six` of dates) is left out. By hand, 2026-11. */
const numberWords: Record<string, string> = {
  en: 'one two three four five six seven eight nine ten eleven twelve',
  es: 'uno dos tres cuatro cinco seis siete ocho nueve diez once doce',
  pt: 'um dois tres quatro cinco seis sete oito nove dez onze doze',
  fr: 'un deux trois quatre cinq six sept huit neuf dix onze douze',
  hi: 'एक दो तीन चार पांच छह सात आठ नौ दस ग्यारह बारह',
  ar: 'واحد اثنان ثلاثه اربعه خمسه سته سبعه ثمانيه تسعه عشره',
  id: 'satu dua tiga empat lima enam tujuh delapan sembilan sepuluh',
};

/** Words for how much of a whole a claim is about; words of one line mean the same. By hand, 2026-11. */
const quantities = [
  'all every everyone everybody entire whole todos todas todo toda tous toutes सभी सारे पूरे सब كل جميع semua seluruh wote yote',
  'none nobody ninguno ninguna nadie nenhum nenhuma ninguem aucun aucune personne',
  'some several algunos algunas varios varias alguns algumas varios quelques certains कुछ بعض beberapa sebagian baadhi',
  'most majority mayoria maioria plupart majorite अधिकांश ज्यादातर معظم اغلب غالبيه kebanyakan mayoritas wengi',
  'half mitad medio metade moitie आधा आधे نصف setengah separuh nusu',
  'double twice doble dobro double दोगुना ضعف ganda',
  'only solo solamente apenas somente seulement केवल सिर्फ فقط hanya pekee',
];

type Slot = { kind: SlotKind; value: string };

let table: Map<string, Slot> | null = null;

/** What slot a normalised word fills, or null. Numbers are compared as written; others by what they name. */
export function slotOf(word: string): Slot | null {
  if (/^\d+(?:\.\d+)?$/.test(word)) return { kind: 'number', value: word };
  table ??= build();
  return table.get(word) ?? null;
}

function build(): Map<string, Slot> {
  const found = new Map<string, Slot>();
  const add = (words: string, kind: SlotKind, value: string) => {
    const normal = normalise(words);
    if (normal.length > 2 && !normal.includes(' ') && !found.has(normal)) found.set(normal, { kind, value });
  };
  for (const language of languages) {
    for (let month = 0; month < 12; month++) {
      const date = new Date(Date.UTC(2026, month, 15));
      for (const style of ['long', 'short'] as const) {
        add(new Intl.DateTimeFormat(language, { month: style, timeZone: 'UTC' }).format(date), 'month', String(month));
        // NOTE: inside a date some languages decline the name.
        const inside = new Intl.DateTimeFormat(language, {
          month: style,
          day: 'numeric',
          timeZone: 'UTC',
        }).formatToParts(date);
        add(inside.find((part) => part.type === 'month')?.value ?? '', 'month', String(month));
      }
    }
    for (let day = 0; day < 7; day++) {
      const date = new Date(Date.UTC(2026, 10, 1 + day));
      add(new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(date), 'weekday', String(day));
    }
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const region of regions()) add(names.of(region) ?? '', 'country', region);
  }
  for (const words of Object.values(numberWords)) {
    for (const [i, word] of words.split(' ').entries())
      if (word.length > 2) found.set(word, { kind: 'number', value: String(i + 1) });
  }
  for (const [i, line] of quantities.entries())
    for (const word of line.split(' ')) found.set(word, { kind: 'quantity', value: String(i) });
  for (const notMonths of ['may', 'mar', 'sen', 'set', 'ago', 'mai', 'mei', 'out', 'jan', 'man', 'ara'])
    found.delete(notMonths);
  return found;
}

/** Two-letter codes that name a country today. */
function regions(): string[] {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  return [...letters]
    .flatMap((a) => [...letters].map((b) => a + b))
    .filter((code) => {
      if (['EU', 'EZ', 'UN', 'QO', 'ZZ', 'XA', 'XB'].includes(code)) return false;
      return names.of(code) !== undefined && Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`;
    });
}
