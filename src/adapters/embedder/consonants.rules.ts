/**
 * The consonants of a word in seven classes, B T K S L M N, alike in every script that this knows: what a name keeps
 * when it is written in another. Vowels, h, w and y are left out, and a class follows itself only
 * across a vowel that is written (so not in Katakana).
 * Scripts: Latin, Cyrillic, Greek, Arabic, Hebrew, the nine Indic ones, Hangul, Katakana, Ethiopic; others give ''.
 */
export function consonantsOf(word: string): string {
  const letters = word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
  const spelled = /^[a-z]/.test(letters) ? respelled(letters) : letters.replace(/تش|дж|тч/g, 'ж');
  let out = '';
  let before = '';
  for (const letter of spelled) {
    const found = classOf(letter);
    for (const one of found) {
      if (one !== before && one !== '.') out += one;
      before = one;
    }
  }
  // A nasal is written n or m before b and p, and with or without its g or k before others and at the end.
  return out.replace(/NB/g, 'MB').replace(/NK(?!L)/g, 'N');
}

/** Latin letters that stand for one sound together, or for another before e, i and y. */
function respelled(letters: string): string {
  return letters
    .replace(/ough|augh/g, 'o')
    .replace(/sch|tch|sh|ch|cz|sz|ts|tz/g, 's')
    .replace(/ph/g, 'f')
    .replace(/ck/g, 'k')
    .replace(/c(?=[eiy])/g, 's')
    .replace(/dg(?=e)|dj/g, 'j')
    .replace(/gh(?=t)/g, '')
    .replace(/x/g, 'ks');
}

function classOf(letter: string): string {
  const code = letter.codePointAt(0) ?? 0;
  if (code >= 0xac00 && code <= 0xd7a3) return hangul(code - 0xac00);
  if (code >= 0x0900 && code <= 0x0dff) return indic(code);
  if (code >= 0x1200 && code <= 0x135a) return ethiopic[(code - 0x1200) >> 3] ?? '.';
  return byLetter.get(letter) ?? '.';
}

// Index: initial or final consonant of a Hangul syllable. '.' a vowel or nothing.
const initials = [...'KKNTTLMBBSS.SSSKTB.'];
const finals = '. K K KS N NS N T L LK LM LB LS LT LB L M B BS S S N S S K T B .'.split(' ');

function hangul(at: number): string {
  return `${initials[Math.floor(at / 588)] ?? '.'}.${finals[at % 28] ?? '.'}`;
}

// Index: consonant from the 21st place of an Indic block on, the same in all nine.
const indicConsonants = 'KKKKNSSSSNTTTTNTTTTNNBBBBM.LLLLLBSSS.';

function indic(code: number): string {
  const at = (code & 0x7f) - 0x15;
  if ((code & 0x7f) === 0x02 || (code & 0x7f) === 0x01) return 'N';
  // The vowel signs and the silencing sign carry no consonant; the sign that hardens a letter leaves it as it was.
  return (code < 0x0d80 ? indicConsonants[at] : undefined) ?? '.';
}

// Index: row of eight of the Ethiopic block.
const ethiopic = '.L.MSLSSKKKKBBTS..NN.KKKK..SS.TTSKKKTSBSSBB';

const letters: Record<string, string> = {
  B: 'bpfvбпфвβπφبپفڤבפףフブプバパビピベペボポヴ',
  T: 'tdþðтдτδθتدطثذضظةٹڈטתדタダテデトド',
  K: 'kgqcкгκγχكکگقغخקגכךカガキギクグケゲコゴ',
  S: 'szjßсзшщжчцσςζسزشصجچژשזסצץサザシジスズセゼソゾチヂツヅ',
  L: 'lrłлрλρلرڑלרラリルレロ',
  M: 'mмμمמםマミムメモ',
  N: 'nнνنںנןナニヌネノン',
};
const byLetter = new Map(
  Object.entries(letters).flatMap(([name, all]) => [...all].map((letter): [string, string] => [letter, name])),
);
byLetter.set('ξ', 'KS').set('ψ', 'BS');
