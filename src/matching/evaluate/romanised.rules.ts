/**
 * Devanagari and Cyrillic as people type them on a Latin keyboard: the usual letters, no marks, a short final a dropped.
 * For making test texts only; how texts are compared across scripts is in `claims/skeleton.rules.ts`, which knows none of this.
 */
export function romanised(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u0900-\u097f]+/gu, devanagariWord)
    .replace(/[\u0400-\u045f]/gu, (letter) => cyrillic[letter] ?? capital(letter));
}

const capital = (letter: string): string => {
  const plain = cyrillic[letter.toLowerCase()] ?? letter;
  return plain.charAt(0).toUpperCase() + plain.slice(1);
};

function devanagariWord(word: string): string {
  let out = '';
  const letters = [...word.replace(/़/g, '')];
  for (const [i, letter] of letters.entries()) {
    const consonant = consonants[letter];
    if (consonant === undefined) {
      out += vowels[letter] ?? '';
      continue;
    }
    const next = letters[i + 1];
    const bare = next === undefined || next === '्' || signs.has(next);
    out += consonant + (bare ? '' : 'a');
  }
  return out;
}

/** `letter:letters` after one another. */
function table(pairs: string): Record<string, string> {
  return Object.fromEntries(pairs.split(/\s+/).map((pair) => pair.split(':', 2)));
}

const consonants =
  table(`क:k ख:kh ग:g घ:gh ङ:n च:ch छ:chh ज:j झ:jh ञ:n ट:t ठ:th ड:d ढ:dh ण:n त:t थ:th द:d ध:dh न:n प:p फ:f ब:b भ:bh
  म:m य:y र:r ल:l व:w श:sh ष:sh स:s ह:h ळ:l`);
const vowels =
  table(`अ:a आ:aa इ:i ई:ee उ:u ऊ:oo ए:e ऐ:ai ओ:o औ:au ऑ:o ा:a ि:i ी:i ु:u ू:u े:e ै:ai ो:o ौ:au ॉ:o ृ:ri ं:n ँ:n ः:h
  ।:. ०:0 १:1 २:2 ३:3 ४:4 ५:5 ६:6 ७:7 ८:8 ९:9`);
const signs: ReadonlySet<string> = new Set(['ा', 'ि', 'ी', 'ु', 'ू', 'े', 'ै', 'ो', 'ौ', 'ॉ', 'ृ']);
const cyrillic =
  table(`а:a б:b в:v г:g д:d е:e ё:yo ж:zh з:z и:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh
  щ:shch ъ: ы:y ь: э:e ю:yu я:ya і:i ї:yi є:ye ґ:g ј:j љ:lj њ:nj ћ:c ђ:dj џ:dz ѓ:g ќ:k ѕ:dz`);
