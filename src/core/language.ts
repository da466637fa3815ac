import { francAll } from 'franc';
import { languagesOfWord } from './language-words.ts';

/** Language of a text: BCP 47 (`hi-Latn` for Hindi in Latin letters), `und` without letters. */
export type Detected = { language: string; certain: boolean };

/** Only so much of a text is read: longer adds time and no certainty. UTF-16 units. */
const readCharacters = 600;

/**
 * Guesses the language of a text. `certain` is false for short or mixed texts: keep to what is known of the asker then.
 * Malay counts as `id`; languages outside our list come out as the nearest one in it.
 */
export function detectLanguage(text: string): Detected {
  const letters = lettersOf(text);
  if (letters.length === 0) return { language: 'und', certain: false };
  const script = mainScript(letters);
  const only = languageOfScript[script];
  if (only !== undefined) return { language: only, certain: letters.length >= 4 };
  if (script === 'Arabic') return rank(letters, arabicScript);
  if (script === 'Cyrillic') return rank(letters, cyrillicScript);
  if (script === 'Devanagari') return rank(letters, devanagariScript);
  if (script === 'Han')
    return { language: /\p{sc=Hiragana}|\p{sc=Katakana}/u.test(letters) ? 'ja' : 'zh', certain: letters.length >= 4 };
  return rank(letters, latinScript);
}

/** The words alone: no addresses, mentions, tags, digits, marks of formatting, emoji. */
function lettersOf(text: string): string {
  return text
    .slice(0, readCharacters * 4)
    .replace(/https?:\/\/\S+|www\.\S+|[@#][\p{L}\p{M}\p{N}_]+/gu, ' ')
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}'’]+/gu, ' ')
    .trim()
    .slice(0, readCharacters);
}

const scripts = [
  'Latin',
  'Arabic',
  'Cyrillic',
  'Devanagari',
  'Han',
  'Hiragana',
  'Katakana',
  'Hangul',
  'Bengali',
  'Tamil',
  'Telugu',
  'Gujarati',
  'Gurmukhi',
  'Kannada',
  'Malayalam',
  'Thai',
  'Greek',
  'Hebrew',
] as const;
type Script = (typeof scripts)[number];
const patterns = scripts.map((script) => ({ script, pattern: new RegExp(`\\p{sc=${script}}`, 'gu') }));

const languageOfScript: Partial<Record<Script, string>> = {
  Hiragana: 'ja',
  Katakana: 'ja',
  Hangul: 'ko',
  Bengali: 'bn',
  Tamil: 'ta',
  Telugu: 'te',
  Gujarati: 'gu',
  Gurmukhi: 'pa',
  Kannada: 'kn',
  Malayalam: 'ml',
  Thai: 'th',
  Greek: 'el',
  Hebrew: 'he',
};

/** The script most of the letters are in. A letter of another script weighs three Latin ones: names stay Latin. */
function mainScript(letters: string): Script {
  let best: Script = 'Latin';
  let most = 0;
  for (const { script, pattern } of patterns) {
    const count = (letters.match(pattern)?.length ?? 0) * (script === 'Latin' ? 1 : 3);
    if (count > most) {
      best = script;
      most = count;
    }
  }
  // NOTE: Japanese writes most nouns in Han, so a few kana decide.
  if (best === 'Han' && /[\p{sc=Hiragana}\p{sc=Katakana}]{2}/u.test(letters)) return 'Hiragana';
  return best;
}

/** Languages of one script: franc's code, and letters or endings that hardly any neighbour uses. */
type Family = Record<string, { franc: string | null; marks?: RegExp }>;

const latinScript: Family = {
  en: { franc: 'eng', marks: /['’](?:s|t|m|re|ve|ll)\b|ing\b|th|wh|ght|sh|ed\b|tion\b/g },
  es: { franc: 'spa', marks: /[ñ¿¡]|ción\b|iendo\b/g },
  pt: { franc: 'por', marks: /[ãõ]|ção\b|ções\b|lh[aeo]|nh[aeo]/g },
  fr: { franc: 'fra', marks: /[œèêû]|\b(?:[ljdnc]|qu)['’]|eux\b|eau/g },
  id: { franc: 'ind', marks: /\b(?:meng|mem|men|ber|ter|pem|pen)\p{L}{3,}|kan\b|nya\b/gu },
  sw: {
    franc: 'swh',
    marks: /\b(?:wana|ana|ame|wame|ali|wali|ata|wata|ina|ime|itak|ku)\p{L}{3,}a\b|\bki\p{L}+|\b(?:mw|ny|ng)a/gu,
  },
  ha: {
    franc: 'hau',
    marks: /[ɓɗƙƴ]|ts\p{L}|\b(?:ya|ta|sun|mun|kun|ana|za|ba)\s\p{L}+[aei]\b|\p{L}+(?:nsa|nta|nsu|nmu|nku)\b/gu,
  },
  'hi-Latn': {
    franc: null,
    marks: /\b\p{L}+(?:enge|unga|iye|oge|aaya|ein|iyon|aon)\b|aa|ee[^\w]|\b(?:bh|dh|kh|jh|gh|chh)/gu,
  },
  de: { franc: 'deu', marks: /[äöüß]|sch|ung\b|lich\b/g },
  it: { franc: 'ita', marks: /zione\b|\bcos['’]|[aeiou]cch|gli|ità\b|ò\b/g },
  tr: { franc: 'tur', marks: /[ğış]|l[ae]r\b|yor\b|dır\b/g },
  vi: { franc: 'vie', marks: /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/g },
  tl: { franc: 'tgl', marks: /\b(?:nag|mag|pag|ipina|ipag|pina)\p{L}{3,}|\bng\b|\bmga\b/gu },
  pl: { franc: 'pol', marks: /[ąęłżźśćń]|\p{L}(?:sz|cz|rz)/gu },
  nl: { franc: 'nld', marks: /ij|aa|oo|\bge\p{L}+[dt]\b/gu },
  ro: { franc: 'ron', marks: /[șțşţă]|ului\b|ilor\b/g },
};

const arabicScript: Family = {
  ar: { franc: 'arb', marks: /[ةىأإؤ]|\sال/g },
  fa: { franc: 'pes', marks: /[پچژگ]|\s(?:می|نمی)/g },
  ur: { franc: 'urd', marks: /[ٹڈڑںےھہ]/g },
};

const cyrillicScript: Family = {
  ru: { franc: 'rus', marks: /[ыэё]|(?:ого|ет|ить|ать|ся|ий|ая)\s/g },
  uk: { franc: 'ukr', marks: /[іїєґ]/g },
  bg: { franc: 'bul', marks: /\p{L}ъ\p{L}|(?:та|ите|ът|ия)\s/gu },
};

const devanagariScript: Family = {
  hi: { franc: 'hin' },
  mr: { franc: 'mar', marks: /ळ|(?:च्या|ची|चे|चा|ांना|ातील|ण्यात)\s/g },
};

/** Weights of the three kinds of evidence. By hand, checked on the train halves named in the room's figures. */
const weightOf = { words: 2.2, marks: 1.2, franc: 1.6 };

/** A head start for the languages tiplines hear most, smaller than one word's evidence in a short text. */
const head: Record<string, number> = {
  en: 0.25,
  es: 0.1,
  pt: 0.1,
  fr: 0.05,
  id: 0.05,
  sw: 0.03,
  'hi-Latn': 0.03,
  ru: 0.1,
  hi: 0.1,
  ar: 0.1,
};

function rank(letters: string, family: Family): Detected {
  const lower = ` ${letters.toLowerCase()} `;
  const words = lower
    .trim()
    .split(/[\s'’]+/)
    .filter(Boolean);
  const trigrams = francScores(lower, family);
  const wordShare = shareOfWords(words);
  // NOTE: letter statistics mean little before about forty letters, and words decide.
  const trust = Math.min(1, letters.length / 40);
  const scored = Object.entries(family).map(([language, { franc, marks }]) => {
    const marked = Math.min(1, (marks ? (lower.match(marks)?.length ?? 0) : 0) / (words.length * 0.35 + 0.5));
    const known = wordShare.get(language) ?? 0;
    // NOTE: romanised Hindi has no letter statistics in franc; its words stand in for them.
    const letterwise = franc === null ? Math.min(1, known * 2) : (trigrams.get(franc) ?? 0);
    return {
      language,
      score:
        weightOf.words * known + weightOf.marks * marked + weightOf.franc * trust * letterwise + (head[language] ?? 0),
    };
  });
  scored.sort((a, b) => b.score - a.score);
  const [first, second] = scored;
  if (!first) return { language: 'und', certain: false };
  const margin = first.score - (second?.score ?? 0);
  const certain = letters.length >= 12 && words.length >= 3 && margin >= 0.3 + 0.5 / words.length;
  return { language: first.language, certain };
}

/** franc's ranking, steepened: its scores lie between 0.6 and 1 for neighbours. */
function francScores(text: string, family: Family): Map<string, number> {
  const only = Object.values(family).flatMap(({ franc }) => (franc === null ? [] : [franc]));
  const ranked = francAll(text, { only, minLength: 1 });
  return new Map(ranked.map(([code, score]) => [code, Math.max(0, (score - 0.6) / 0.4)]));
}

function shareOfWords(words: string[]): Map<string, number> {
  const share = new Map<string, number>();
  for (const word of words) {
    const languages = languagesOfWord.get(word);
    if (!languages) continue;
    for (const language of languages) {
      share.set(language, (share.get(language) ?? 0) + 1 / languages.length ** 0.7 / words.length);
    }
  }
  return share;
}
