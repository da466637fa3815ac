/**
 * A word by its consonants, in Latin letters: what is left the same when a word is typed in another script, with other
 * vowels, or without its marks. Covers Latin, Cyrillic, Greek, Arabic and the Indic scripts; other letters stay.
 * May be empty. Never for telling what a word means: "bag" and "big" are one here.
 */
export function skeleton(word: string): string {
  const latin = /^[a-z0-9.]+$/.test(word)
    ? word.replace(/x/g, 'ks').replace(/([bcdfgjklmnpqrstvwz])h/g, '$1')
    : [...word].map(latinOf).join('');
  const folded = latin
    .replace(/[aeiouy]/g, '')
    .replace(/[fpqwzm]/g, (letter, at: number, all: string) =>
      letter === 'm' ? (/[bp]/.test(all[at + 1] ?? '') ? 'n' : 'm') : (sameSound[letter] ?? letter),
    )
    .replace(/(.)\1+/gu, '$1');
  return folded.length > 1 ? folded.replace(/n$/, '') : folded;
}

/** The script that most letters of a text are of; empty for none. */
export function scriptOf(text: string): string {
  if (!/[^\u0000-\u024f]/.test(text)) return 'latin';
  let best = '';
  let most = 0;
  for (const [name, letters] of scripts) {
    const count = text.match(letters)?.length ?? 0;
    if (count > most) [best, most] = [name, count];
  }
  return best;
}

const scripts: [string, RegExp][] = [
  ['latin', /\p{Script=Latin}/gu],
  ['cyrillic', /\p{Script=Cyrillic}/gu],
  ['arabic', /\p{Script=Arabic}/gu],
  ['indic', /[\u0900-\u0d7f]/gu],
  [
    'other',
    /[\p{Script=Thai}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Ethiopic}]/gu,
  ],
];

const sameSound: Record<string, string> = { f: 'p', q: 'k', w: 'v', z: 'j' };

/** The Indic blocks follow one plan: a letter has the same place in each. */
function latinOf(letter: string): string {
  const code = letter.codePointAt(0) ?? 0;
  if (code >= 0x900 && code <= 0xd7f) return devanagari[String.fromCodePoint((code & 0x7f) + 0x900)] ?? '';
  return letters[letter] ?? letter;
}

function table(pairs: string): Record<string, string> {
  return Object.fromEntries(pairs.split(/\s+/).map((pair) => [pair.charAt(0), pair.slice(1)]));
}

const devanagari = table(
  `कk खk गg घg ङn चc छc जj झj ञn टt ठt डd ढd णn तt थt दd धd नn ऩn पp फp बb भb मm यy रr ऱr लl ळl वv शs षs सs हh ंn ँn`,
);
const letters = table(
  `бb вv гg дd жj зj кk лl мm нn пp рr сs тt фp хk цts чc шs щsc ґg јj љl њn ћc ђd џj аa еe иi оo уu ыy эe яa юu іi їi єe ёe йy ъ ь
  βv γg δd ζj θt κk λl μm νn ξks πp ρr σs ςs τt φp χk ψps αa εe ηi ιi οo υy ωo
  بb تt ثt جj حh خk دd ذd رr زj سs شs صs ضd طt ظj غg فp قk كk گg لl مm نn هh وv پp چc ژj ٹt ڈd ڑr ںn ہh ھh اa يy یy ءa عa`,
);
