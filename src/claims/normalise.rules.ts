import { foldLetters } from './letters.rules.ts';

/** A message as compared: words in one plain form, and the addresses it held, which are compared on their own. */
export type NormalParts = { text: string; urls: string[] };

/** Below this many words a text says too little without its addresses. Words. */
const fewWords = 8;

/**
 * The words of a message in the one form that texts are compared in: lower case, single spaces, no emoji, markup,
 * hidden characters, forward headers, punctuation or addresses; letters that only look different made equal.
 * Total: any string gives a string. `normalise(normalise(x))` equals `normalise(x)`.
 */
export const normalise = (text: string): string => normaliseParts(text).text;

/** What two messages must share to be one claim, as text to be hashed. Addresses count only when words are few. */
export function claimKeyText(text: string): string {
  const parts = normaliseParts(text);
  const words = parts.text === '' ? 0 : parts.text.split(' ').length;
  return words >= fewWords || parts.urls.length === 0 ? parts.text : [parts.text, ...parts.urls].join('\n');
}

/** As `normalise`, with the addresses kept: without scheme, `www.`, fragment and tracking parameters, sorted. */
export function normaliseParts(text: string): NormalParts {
  const urls = new Set<string>();
  const visible = withoutHidden(text).replace(address, (found) => {
    urls.add(plainAddress(found));
    return ' ';
  });
  const lines = visible.replace(markup, '').split(/[\r\n\u2028\u2029]+/);
  const body = lines.map(withoutForwardHeader).join('\n');
  return { text: plainWords(body), urls: [...urls].sort() };
}

/**
 * Sentences and lines of a message in reading order, as sent, without hidden characters and addresses; none is empty.
 */
export function sentencesOf(text: string): string[] {
  return withoutHidden(text)
    .replace(address, ' ')
    .split(/[\r\n\u2028\u2029]+|(?<=[.!?…][)"'”’»]?)\s+|(?<=[。！？｡])|(?<=[।॥؟])\s*/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

const address =
  /(?:https?:\/\/|www\.)[^\s<>"“”]+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|info|gov|edu|me|ly|co|in|br|ke|id|tv)\b(?:\/[^\s<>"“”]*)?/giu;
const tracking = /^(?:utm_\w+|fbclid|gclid|igshid|igsh|mibextid|ref|ref_src|s|si|t|feature)$/i;

function plainAddress(found: string): string {
  const bare = found
    .replace(/[.,;:!?)\]}'*_~]+$/u, '')
    .replace(/^https?:\/\//i, '')
    .replace(/^(?:www|m|mobile|amp)\./i, '')
    .replace(/#.*$/, '');
  const [path = '', query] = bare.split('?', 2);
  const kept = (query ?? '').split('&').filter((pair) => pair !== '' && !tracking.test(pair.split('=', 1)[0] ?? ''));
  const [host = '', ...rest] = path.replace(/\/+$/, '').split('/');
  return [host.toLowerCase(), ...rest].join('/') + (kept.length > 0 ? `?${kept.join('&')}` : '');
}

/** Zero-width, bidi, joiners, variation selectors, tags, soft hyphen, lone surrogates, controls other than line ends. */
const hidden =
  /[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\p{VS}\uFEFF\u{E0000}-\u{E007F}\p{Cs}]|\u115F|\u1160|[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/gu;
/** ZWNJ and ZWJ shape letters in some scripts, so they end up as nothing only after NFKC. */
const joiners = /[\u200C\u200D]/gu;
const withoutHidden = (text: string): string => text.replace(hidden, '').normalize('NFKC').replace(joiners, '');

const markup = /[*~`]+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu;

/** The label that WhatsApp or a sender puts above a forward, in en es pt fr hi ar id sw. Whole line, or before a colon. */
const header = [
  'forwarded(?: (?:many times|as (?:i )?received|message|msg))?',
  'frequently forwarded',
  'fwd(?: as received)?',
  'fw',
  'copied',
  'copy pasted',
  'as received',
  'received(?: on whatsapp)?',
  'reenviad[oa](?: muchas veces)?',
  'mensaje reenviado',
  'rv',
  'copiado y pegado',
  'tal como lo recib[ií]',
  'encaminhad[oa](?: (?:com frequ[eê]ncia|muitas vezes))?',
  'mensagem encaminhada',
  'enc',
  'repassando',
  'recebi assim',
  'transf[eé]r[eé]e?(?: (?:de nombreuses fois|plusieurs fois))?',
  'message transf[eé]r[eé]',
  'tr',
  'comme re[cç]u',
  'copi[eé](?:-| )coll[eé]',
  'अग्रेषित(?: संदेश)?',
  'फॉरवर्ड(?:ेड)?(?: मैसेज)?',
  'कई बार फ़?ॉरवर्ड किया गया',
  'जैसा मिला',
  'आगे भेजा गया',
  'م[ُ]?عاد توجيه(?:ها|ه)?',
  'محول[ةه]?',
  'رسالة (?:محولة|معاد توجيهها)',
  'تمت? إعادة (?:التوجيه|توجيهها)',
  'منقول',
  'كما (?:وصلني|وردني|وصلتني)',
  'diteruskan(?: berkali-kali)?',
  'pesan (?:diteruskan|terusan)',
  'terusan',
  'copas',
  'dari grup sebelah',
  'imesambazwa(?: mara nyingi)?',
  'imetumwa(?: tena)?',
  'ujumbe uliosambazwa',
  'nimetumiwa',
  'kama nilivyo(?:ipokea|pokea)',
].join('|');
const edge = '[\\s\\p{P}\\p{S}\\p{Extended_Pictographic}]*';
const headerLine = new RegExp(`^${edge}(?:${header})${edge}$`, 'iu');
const headerStart = new RegExp(`^${edge}(?:${header})\\s*(?::|：|->|➡️?|👇+)\\s*`, 'iu');
/** `[22/11/2026, 10:33] Name: ` or `22/11/26 10:33 - Name: `, as WhatsApp copies a chat line. */
const chatLine =
  /^\s*\[?\d{1,4}[/.-]\d{1,2}(?:[/.-]\d{2,4})?,?\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?\]?\s*(?:-\s*)?[^:\n]{1,40}:\s/iu;

function withoutForwardHeader(line: string): string {
  const spoken = line.replace(chatLine, '');
  return headerLine.test(spoken) ? '' : spoken.replace(headerStart, '');
}

const spaceless =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const spacelessRun =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu;
const segmenters = new Map<string, Intl.Segmenter>();

function plainWords(text: string): string {
  let out = text;
  if (/[@#]/.test(out)) out = out.replace(/[@#][\p{L}\p{N}_]+/gu, splitTag);
  out = out.toLowerCase();
  if (/[^\u0000-\u007F]/.test(out)) out = foldLetters(out);
  out = out
    .replace(/(?<=n)['’‘ʼ`´](?=t(?!\p{L}))/gu, '')
    .replace(/(?<=\p{L})['’‘ʼ`´]s(?!\p{L})/gu, '')
    .replace(/(?<=\d)[,٬](?=\d{3}(?!\d))/gu, '')
    .replace(/(?<=\d)[,٫](?=\d)/gu, '.')
    .replace(/[^\p{L}\p{M}\p{N}.]+|\.(?!\d)|(?<!\d)\./gu, ' ');
  if (spaceless.test(out)) out = out.replace(spacelessRun, (run) => ` ${wordsOfRun(run)} `);
  return out.replace(/\s+/gu, ' ').trim();
}

/** `#StopTheLies` holds three words. */
const splitTag = (tag: string): string =>
  ` ${tag
    .slice(1)
    .replace(/_/g, ' ')
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')} `;

function wordsOfRun(run: string): string {
  const language = /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(run)
    ? 'ja'
    : /\p{Script=Han}/u.test(run)
      ? 'zh'
      : 'th';
  let segmenter = segmenters.get(language);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(language, { granularity: 'word' });
    segmenters.set(language, segmenter);
  }
  const words: string[] = [];
  for (const part of segmenter.segment(run)) words.push(part.segment);
  return words.join(' ');
}
