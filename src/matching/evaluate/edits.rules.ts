import { chance, type Dice, pick, sentencesWithMarks } from './dice.rules.ts';
import { romanised } from './romanised.rules.ts';

/** How a forward changes on its way without another story being told. Each gives null where it cannot change a text. */
export const editFamilies: Record<string, (text: string, roll: Dice) => string | null> = {
  'forward-header': (text, roll) => `${pick(roll, headers)}\n${text}`,
  emoji: (text, roll) => {
    const words = text.split(' ').map((word) => (chance(roll, 0.08) ? `${word} ${pick(roll, emoji)}` : word));
    return `${pick(roll, emoji)}${words.join(' ')} ${pick(roll, emoji)}${pick(roll, emoji)}`;
  },
  truncation: (text, roll) => {
    const words = text.split(/\s+/);
    if (words.length < 12) return null;
    const kept = words.slice(0, Math.ceil(words.length * (0.6 + 0.35 * roll()))).join(' ');
    return chance(roll, 0.3) ? `${kept.slice(0, -2)}…` : `${kept}${pick(roll, ['', '...', '… Read more'])}`;
  },
  reordering: (text, roll) => {
    const sentences = sentencesWithMarks(text);
    if (sentences.length < 2) return null;
    const turn = 1 + Math.floor(roll() * (sentences.length - 1));
    return [...sentences.slice(turn), ...sentences.slice(0, turn)].join(' ');
  },
  typos: (text, roll) => spoilt(text, roll, 1 / 10, typo),
  casing: (text, roll) =>
    changed(
      text,
      pick(roll, [
        (it: string) => it.toUpperCase(),
        (it: string) => it.toLowerCase(),
        (it: string) => it.replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase()),
      ])(text),
    ),
  diacritics: (text) =>
    changed(
      text,
      text
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
        .normalize('NFC'),
    ),
  'look-alike-letters': (text, roll) =>
    changed(
      text,
      outsideLinks(text, /[aceopxy]/g, (letter) => (chance(roll, 0.3) ? (lookAlikes[letter] ?? letter) : letter)),
    ),
  transliteration: (text) => {
    const letters = text.match(/\p{L}/gu)?.length ?? 0;
    const foreign = text.match(/[\p{Script=Devanagari}\p{Script=Cyrillic}]/gu)?.length ?? 0;
    return foreign < letters * 0.5 ? null : changed(text, romanised(text));
  },
  'ocr-noise': (text, roll) => {
    const read = spoilt(text, roll, 1 / 8, misread) ?? text;
    const glued = read.replace(/ /g, () => (chance(roll, 0.015) ? '' : chance(roll, 0.08) ? '\n' : ' '));
    return changed(text, glued);
  },
  'share-line': (text, roll) =>
    chance(roll, 0.5) ? `${text}\n${pick(roll, shareLines)}` : `${pick(roll, shareLines)}\n${text}`,
  punctuation: (text, roll) =>
    changed(
      text,
      chance(roll, 0.5)
        ? outsideLinks(text, /(?<!\d)[.,;:!?"'“”‘’«»()…—-]+|[.,;:!?"'“”‘’«»()…—-]+(?!\d)/g, () => ' ')
        : outsideLinks(text, /(?<!\d)[.!?]+/g, (marks) => `${marks}!!`),
    ),
  link: (text, roll) =>
    chance(roll, 0.5)
      ? `${text} https://news.example.org/${Math.floor(roll() * 9e4)}?utm_source=wa`
      : `https://example.com/v ${text}`,
  asked: (text, roll) => (chance(roll, 0.5) ? `${pick(roll, asks)} ${text}` : `${text}\n${pick(roll, asks)}`),
  markup: (text, roll) =>
    text
      .split(' ')
      .map((word) =>
        chance(roll, 0.15)
          ? `*${word}*`
          : chance(roll, 0.1)
            ? `_${word}_`
            : chance(roll, 0.05)
              ? `${word}\u200b`
              : word,
      )
      .join(chance(roll, 0.5) ? '  ' : ' '),
};

/** Small changes after which another story is told. None of these may be filed under the claim of the first. */
export const flipFamilies: Record<string, (text: string, roll: Dice, names: readonly string[]) => string | null> = {
  number: (text, roll) => {
    const numbers = [
      ...text
        .replace(/https?:\S+/g, (url) => ' '.repeat(url.length))
        .matchAll(/(?<![\p{L}\d.,:/-])\d+(?![\p{L}\d.,:/-])/gu),
    ];
    const found = numbers[Math.floor(roll() * numbers.length)];
    if (!found) return null;
    const other = String(Number(found[0]) + pick(roll, [1, 3, 10, 40]));
    return text.slice(0, found.index) + other + text.slice(found.index + found[0].length);
  },
  negation: (text, roll) => {
    const places = [
      ...text.matchAll(
        /(?<![\p{L}])(?:is|are|was|were|will|has|can|está|es|será|foi|é|vai|est|sera|है|हैं|adalah|akan)(?![\p{L}])/gu,
      ),
    ];
    const found = places[Math.floor(roll() * places.length)];
    const not = negating[found?.[0] ?? ''];
    if (!found || !not) return null;
    const end = found.index + found[0].length;
    return not.after
      ? `${text.slice(0, end)} ${not.word}${text.slice(end)}`
      : `${text.slice(0, found.index)}${not.word} ${text.slice(found.index)}`;
  },
  name: (text, roll, names) => {
    const places = [...text.matchAll(/(?<=[\p{Ll},] )\p{Lu}\p{Ll}{3,}(?![\p{L}])/gu)];
    const found = places[Math.floor(roll() * places.length)];
    const other = names.length === 0 ? undefined : pick(roll, names);
    if (!found || !other || other === found[0]) return null;
    return text.replaceAll(found[0], other);
  },
};

/** Names that stand inside sentences: what `name` puts in another's place. */
export const namesIn = (texts: readonly string[]): string[] => [
  ...new Set(texts.flatMap((text) => text.match(/(?<=[\p{Ll},] )\p{Lu}\p{Ll}{3,}(?![\p{L}])/gu) ?? [])),
];

/** As `replace`, with addresses left alone. */
const outsideLinks = (text: string, pattern: RegExp, by: (found: string) => string): string =>
  text.replace(/\S*:\/\/\S*|\S*\.com\S*|[^\s]+/g, (word) =>
    /\/\/|\.com|\.\w+\//.test(word) ? word : word.replace(pattern, by),
  );

const changed = (text: string, made: string): string | null => (made === text ? null : made);

/** Spoils about this share of the words with three letters or more, at least one. Numbers are left alone. */
function spoilt(text: string, roll: Dice, share: number, spoil: (word: string, roll: Dice) => string): string | null {
  const parts = text.split(/(\s+)/);
  const long = parts.flatMap((part, i) => (/^\p{L}{4,}/u.test(part) && !/\d|:\/\//.test(part) ? [i] : []));
  if (long.length === 0) return null;
  const count = Math.max(1, Math.round(long.length * share));
  for (let n = 0; n < count; n++) {
    const i = long[Math.floor(roll() * long.length)] ?? 0;
    parts[i] = spoil(parts[i] ?? '', roll);
  }
  return changed(text, parts.join(''));
}

/** One slip of a thumb: two letters swapped, one dropped, doubled, or another in its place. */
function typo(word: string, roll: Dice): string {
  const letters = [...word];
  const at = Math.floor(roll() * (letters.length - 1));
  const kind = Math.floor(roll() * 4);
  if (kind === 0) [letters[at], letters[at + 1]] = [letters[at + 1] ?? '', letters[at] ?? ''];
  else if (kind === 1) letters.splice(at, 1);
  else if (kind === 2) letters.splice(at, 0, letters[at] ?? '');
  else letters[at] = pick(roll, [...(neighbours[letters[at]?.toLowerCase() ?? ''] ?? letters[at] ?? '')]);
  return letters.join('');
}

/** One letter as a machine may read it off a picture. */
function misread(word: string, roll: Dice): string {
  const found = misreadings.filter(([from]) => word.includes(from));
  const [from, to] = found[Math.floor(roll() * found.length)] ?? ['', ''];
  return from === '' ? word : word.replace(from, to);
}

const headers = [
  'Forwarded',
  'Forwarded as received',
  '*Forwarded as received*',
  'Forwarded many times',
  'Fwd:',
  'FW: ',
  'Copied',
  'Reenviado',
  'Encaminhada com frequência',
  'अग्रेषित',
  'Diteruskan',
];
const emoji = ['🚨', '😱', '🙏', '⚠️', '👇👇', '🔥', '😂', '❗', '👍🏽', '🇧🇷'];
const shareLines = [
  'Share this with everyone you know!',
  'Please forward to all your groups 🙏',
  'Pass it on before they delete it',
  'Kindly share with your family and friends',
  'Compartilhe com todos os seus contatos!',
  'Repassem para todos os grupos',
  'Comparte con todos tus contactos',
  'Faites passer à tous vos contacts',
  'सभी को शेयर करें',
  'Sebarkan ke semua grup',
];
const asks = [
  'Is this true?',
  'Is it true that',
  'Please verify',
  'Fact check please',
  'É verdade?',
  '¿Es verdad?',
  "C'est vrai ?",
  'क्या यह सच है?',
  'Apakah ini benar?',
  'Real or fake?',
];
const lookAlikes: Record<string, string> = { a: 'а', c: 'с', e: 'е', o: 'о', p: 'р', x: 'х', y: 'у' };
const negating: Record<string, { word: string; after: boolean }> = Object.fromEntries([
  ...['is', 'are', 'was', 'were', 'will', 'has', 'can'].map((verb) => [verb, { word: 'not', after: true }]),
  ...['está', 'es', 'será'].map((verb) => [verb, { word: 'no', after: false }]),
  ...['foi', 'é', 'vai'].map((verb) => [verb, { word: 'não', after: false }]),
  ...['est', 'sera'].map((verb) => [verb, { word: 'pas', after: true }]),
  ...['है', 'हैं'].map((verb) => [verb, { word: 'नहीं', after: false }]),
  ...['adalah', 'akan'].map((verb) => [verb, { word: 'tidak', after: false }]),
]);
const neighbours: Record<string, string> = Object.fromEntries(
  'asq bvn cxv dsf ewr fdg gfh hgj iuo jhk kjl lk mn nbm oip po qwa ret sad try uyi vcb wqe xzc ytu zx'
    .split(' ')
    .map((near) => [near.charAt(0), near.slice(1)]),
);
const misreadings = 'rn>m m>rn l>1 o>0 i>l e>c h>b cl>d S>5 B>8 vv>w t>f a>o u>v g>q O>0 I>l ा> ि>ी स>म و>ر ت>ن'
  .split(' ')
  .map((pair) => pair.split('>', 2) as [string, string]);
