const digitZeros = [
  0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0x1040, 0x17e0,
];

/**
 * Lower-case letters in one plain form: accents off, Arabic spellings made one, digits of any script as 0 to 9, and
 * Cyrillic or Greek letters inside a Latin word as the Latin ones they pass for.
 */
export function foldLetters(text: string): string {
  let out = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036F]/gu, '')
    .normalize('NFC');
  out = out.replace(/[\u0131\u00F8\u0142\u0111\u00E6\u0153\u00DF]/gu, (letter) => latinForms[letter] ?? letter);
  if (/\p{Script=Arabic}/u.test(out)) {
    out = out
      .replace(/[\u0640\u064B-\u065F\u0670\u06D6-\u06ED]/gu, '')
      .replace(/[أإآٱىیئؤةک]/gu, (letter) => arabicForms[letter] ?? letter);
  }
  if (/[^\u0000-\u007F]/.test(out)) out = out.replace(/\p{Nd}/gu, plainDigit);
  if (/[\u0370-\u052F]/.test(out)) out = out.replace(/[\p{L}\p{N}]+/gu, latinOfMixed);
  return out;
}

function plainDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  const zero = digitZeros.find((first) => code >= first && code <= first + 9);
  return zero === undefined ? digit : String(code - zero);
}

const latinForms: Record<string, string> = { ı: 'i', ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe', ß: 'ss' };
const arabicForms: Record<string, string> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ئ: 'ي',
  ؤ: 'و',
  ة: 'ه',
  ک: 'ك',
};
/** Cyrillic and Greek letters that pass for Latin ones, lower case. */
const lookAlikes: Record<string, string> = {
  а: 'a',
  в: 'b',
  е: 'e',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  с: 'c',
  т: 't',
  у: 'y',
  х: 'x',
  і: 'i',
  ј: 'j',
  ѕ: 's',
  ԁ: 'd',
  һ: 'h',
  ԛ: 'q',
  ԝ: 'w',
  ӏ: 'l',
  α: 'a',
  β: 'b',
  ε: 'e',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
  γ: 'y',
  η: 'n',
  ω: 'w',
};

/** A word that mixes Latin letters with others that look Latin was written to slip past a comparison. */
function latinOfMixed(word: string): string {
  if (!/[a-z]/.test(word) || !/[\u0370-\u052F]/.test(word)) return word;
  return asLatin(word);
}

/** Cyrillic and Greek letters as the Latin ones they pass for; others stay. For texts that are otherwise Latin. */
export const asLatin = (text: string): string =>
  text.replace(/[\u0370-\u052F]/gu, (letter) => lookAlikes[letter] ?? letter);
