import { consonantsOf } from './consonants.rules.ts';

/**
 * What the built-in embedder reads instead of a bare text: the same words, each followed by tokens for how it sounds,
 * so that a name is recognised in another script, and for the number it is. Clitics of Arabic are split off and digits
 * of every script written as 0–9. The training reads its texts through this same function: a change here needs a new
 * training and a new revision in `models/manifest.json`.
 *
 * A sound token is one character of the private use area U+E000–U+F8FF, which the tokenizer holds as whole tokens.
 */
export function withSounds(text: string): string {
  return text
    .replace(/https?:\/\/\S+/gu, ' ')
    .replace(/[\uE000-\uF8FF]/g, ' ')
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(/\d+|[\p{L}\p{M}]+/gu, (run) => (/\d/.test(run) ? numberWithToken(run) : wordWithTokens(run)));
}

/** Decimal digits start at the 7th place of a row of sixteen in the Indic blocks, and at the 1st in the others. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  if (code < 0x80) return digit;
  const low = code % 16;
  return String(code >= 0x900 && code < 0xe00 ? low - 6 : low);
}

function numberWithToken(digits: string): string {
  return digits.length < 2 ? ` ${digits} ` : ` ${digits} ${hashed(`#${digits}`)} `;
}

function wordWithTokens(run: string): string {
  return run
    .split(/([\p{sc=Katakana}ー]+|[\p{sc=Han}\p{sc=Hiragana}]+)/u)
    .filter(Boolean)
    .map((word) => {
      const bare = withoutClitics(word);
      const tokens = soundTokens(bare.stem);
      return tokens === '' ? bare.words : `${bare.words} ${tokens} `;
    })
    .join('');
}

/**
 * "And", "the", "in the", "for the" written onto an Arabic word, when three letters or more remain, stand as words of
 * their own. The particle at the end of a Korean word does not sound with it.
 */
function withoutClitics(word: string): { words: string; stem: string } {
  const found = /^([وف]?(?:[بك]?ال|لل))(\p{L}[\p{L}\p{M}]{2,})$/u.exec(word);
  if (found) return { words: ` ${found[1]} ${found[2]}`, stem: found[2] ?? '' };
  return { words: word, stem: word.replace(korean, '$1') };
}

const korean =
  /^([가-힣]{2,}?)(?:은|는|이|가|을|를|의|에|에서|에게|와|과|도|로|으로|만|까지|부터|이다|라고|이라고|입니다)$/u;

const classes = 'BTKSLMN';
const firstHashed = 0xe000 + 7 ** 3 + 7 ** 4;

/** One token for the first four consonants, and one for all of them when there are more; none below three. */
function soundTokens(word: string): string {
  const consonants = consonantsOf(word);
  if (consonants.length < 3) return '';
  const start = beginning(consonants.slice(0, 4));
  return consonants.length > 4 ? `${start} ${hashed(consonants)}` : start;
}

function beginning(consonants: string): string {
  let index = 0;
  for (const one of consonants) index = index * 7 + classes.indexOf(one);
  return String.fromCharCode(0xe000 + (consonants.length === 3 ? 0 : 7 ** 3) + index);
}

/** FNV-1a over UTF-16 units into what the private use area has left: 3,656 tokens, shared by what collides. */
function hashed(key: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return String.fromCharCode(firstHashed + ((hash >>> 0) % (0xf900 - firstHashed)));
}
