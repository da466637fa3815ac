import {
  bags,
  chatPatterns,
  commandPhrases,
  languageNames,
  languageWords,
  questionWords,
  type SocialKind,
  socialPhrases,
} from './message-kind-words.rules.ts';

export type MessageKind = SocialKind | 'claim' | 'question' | 'chat' | 'link' | 'empty';
export type Command = 'stop' | 'start' | 'delete' | 'language' | 'help' | 'status' | 'person';
export type Kind = { kind: MessageKind; command?: Command; languageWanted?: string };

/** Longer messages are claims unread: nobody forwards a greeting of thirty words, and hoaxes open with one. Words. */
export const longestSocialWords = 24;

/** Requests and small talk are shorter still. Words. */
const longestChatWords = 14;

/**
 * What a message is, by its words alone. Whatever is not clearly something else is a claim: a claim answered with a
 * greeting is lost, a greeting that is searched for costs a moment.
 * `question` asks about another message and holds no claim of its own. Commands match the whole message only.
 * `language` (BCP 47) settles words that mean different things in two languages.
 */
export function kindOf(text: string, language: string): Kind {
  const signs = kindOfSigns(text);
  if (signs) return signs;
  const words = plain(text);
  if (words.length === 0 && text.length > readUnits) return { kind: 'claim' };
  if (words.length === 0) return /https?:\/\/|www\./i.test(text) ? { kind: 'link' } : { kind: 'empty' };
  if (words.length > longestSocialWords) return { kind: 'claim' };
  const whole = words.join(' ');
  const command = commandIn(whole) ?? politeCommandIn(words);
  if (command) return command;
  if (hasAddress(text)) return { kind: coversQuestion(words) ? 'question' : 'claim' };
  const { kinds, rest } = withoutPhrases(words, language);
  const asks = /[?؟]/.test(text);
  if (asks && coversQuestion(words)) return { kind: 'question' };
  if (rest.length === 0 && kinds.size > 0) return { kind: strongest(kinds) };
  const bag = asks ? null : bagOf(words);
  if (bag) return { kind: bag };
  if (coversQuestion(rest) || coversQuestion(words)) return { kind: 'question' };
  if (rest.length === 0) return { kind: 'affirm' };
  if (words.length > longestChatWords) return { kind: 'claim' };
  const remaining = rest.join(' ');
  const isChat = chatPatterns.some((pattern) => pattern.test(remaining) || pattern.test(whole));
  return { kind: isChat ? 'chat' : 'claim' };
}

/** Signs that say it without words. */
function kindOfSigns(text: string): Kind | null {
  if (/[\p{L}\p{N}]/u.test(text)) return null;
  if (/[?؟❓❔🤔]/u.test(text)) return { kind: 'question' };
  if (/👎|❌/u.test(text)) return { kind: 'deny' };
  if (/👍|✅|👌/u.test(text)) return { kind: 'affirm' };
  if (/🙏|❤|💐/u.test(text)) return { kind: 'thanks' };
  if (/👋/u.test(text)) return { kind: 'greeting' };
  return { kind: 'empty' };
}

const hasAddress = (text: string) => /https?:\/\/|www\.\S/i.test(text);

/** How much of a text is read for its kind; whatever has more is no greeting. UTF-16 units. */
const readUnits = 2_000;

/**
 * The words as the phrase lists have them: lower case, accents and hooks off Latin letters, one spelling for Arabic
 * letters, no addresses, punctuation, emoji or formatting, and letters drawn out ("hiiii") once.
 */
export function plain(text: string): string[] {
  return text
    .slice(0, readUnits)
    .replace(/https?:\/\/\S+|www\.\S+/gi, ' ')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u064b-\u065f\u0670\u0640\u200b-\u200f]/g, '')
    .normalize('NFC')
    .replace(/ı/g, 'i')
    .replace(/[ɓɗƙƴ]/g, (letter) => 'bdky'['ɓɗƙƴ'.indexOf(letter)] ?? letter)
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/(\p{L})\1{2,}/gu, '$1')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .filter(Boolean);
}

const list = (phrases: string) => phrases.split(',').map((phrase) => plain(phrase).join(' '));

/**
 * One spelling where keyboards and habits give several: Urdu typed with Arabic letters, Hindi with or without dots. For
 * commands alone, since elsewhere the letters tell a language from its neighbour.
 */
const unified = (whole: string): string =>
  whole
    .replace(/[یے]/g, 'ي')
    .replace(/ک/g, 'ك')
    .replace(/[ہھە]/g, 'ه')
    .replace(/ں/g, 'ن')
    .replace(/\u093c/g, '')
    .replace(/ँ|न्(?=[तदध])/g, 'ं');

const commands = new Map<string, Kind>();
const addCommand = (phrase: string, kind: Kind) => commands.set(unified(phrase), kind);
for (const phrase of list(languageWords)) {
  addCommand(phrase, { kind: 'chat', command: 'language' });
  for (const [wanted, names] of Object.entries(languageNames)) {
    for (const name of list(names)) {
      addCommand(`${phrase} ${name}`, { kind: 'chat', command: 'language', languageWanted: wanted });
    }
  }
}
for (const command of ['stop', 'start', 'delete', 'help', 'status', 'person'] as const) {
  const kind = command === 'help' || command === 'person' ? 'help' : 'chat';
  for (const phrase of list(commandPhrases[command])) addCommand(phrase, { kind, command });
}

/** What is wished rather than asked: START undoes STOP, and whoever wishes to be erased is asked first. */
const wishes: ReadonlySet<Command> = new Set(['status', 'person', 'stop', 'delete']);
/** "Thanks, operator" thanks a person and asks for none. */
const thankedWishes: ReadonlySet<Command> = new Set(['status', 'stop', 'delete']);

const commandIn = (whole: string): Kind | null => commands.get(unified(whole)) ?? null;

/** Wishes that people wrap in courtesy, of whatever language: "hello, what happened to my question please", "STOP, thanks". */
const politeCommandIn = (words: string[]): Kind | null =>
  wrappedIn(['greeting'], words, wishes) ?? wrappedIn(['greeting', 'thanks'], words, thankedWishes);

function wrappedIn(courtesies: SocialKind[], words: string[], wished: ReadonlySet<Command>): Kind | null {
  const isCourtesy = (some: string[]) => {
    const said = anyLanguage.social.get(some.join(' '));
    return anyLanguage.filler.has(some.join(' ')) || (said !== undefined && courtesies.includes(said));
  };
  const lengths = [3, 2, 1];
  for (let rest = words; rest.length > 0; ) {
    const found = commandIn(rest.join(' '));
    if (found?.command && wished.has(found.command)) return found;
    const before = lengths.find((length) => isCourtesy(rest.slice(0, length)));
    const behind = lengths.find((length) => isCourtesy(rest.slice(-length)));
    if (before === undefined && behind === undefined) return null;
    rest = behind === undefined ? rest.slice(before) : rest.slice(0, -behind);
  }
  return null;
}

type Vocabulary = { social: Map<string, SocialKind>; filler: Set<string> };

const vocabularyOf = new Map<string, Vocabulary>();
const anyLanguage: Vocabulary = { social: new Map(), filler: new Set() };
for (const [language, { filler = '', ...kinds }] of Object.entries(socialPhrases)) {
  const own: Vocabulary = { social: new Map(), filler: new Set(list(filler)) };
  for (const word of own.filler) anyLanguage.filler.add(word);
  for (const [kind, phrases] of Object.entries(kinds)) {
    for (const phrase of list(phrases)) {
      if (!own.social.has(phrase)) own.social.set(phrase, kind as SocialKind);
      if (!anyLanguage.social.has(phrase)) anyLanguage.social.set(phrase, kind as SocialKind);
    }
  }
  vocabularyOf.set(language, own);
}

/** Takes every known phrase out, longest first, in the given language or else in any; the rest says more. */
function withoutPhrases(words: string[], language: string): { kinds: Set<SocialKind>; rest: string[] } {
  const own = vocabularyOf.get(language) ?? anyLanguage;
  const kinds = new Set<SocialKind>();
  const rest: string[] = [];
  for (let at = 0; at < words.length; ) {
    let taken = 0;
    for (let length = Math.min(7, words.length - at); length > 0 && taken === 0; length--) {
      const phrase = words.slice(at, at + length).join(' ');
      const found = meaningOf(phrase, own, length === words.length);
      if (!found) continue;
      taken = length;
      if (found !== 'filler') kinds.add(found);
    }
    if (taken === 0) rest.push(words[at] ?? '');
    at += Math.max(1, taken);
  }
  return { kinds, rest };
}

/** Some words are an answer when alone and a courtesy among others ("ji", "ya"). */
function meaningOf(phrase: string, own: Vocabulary, alone: boolean): SocialKind | 'filler' | undefined {
  if (!alone && own.filler.has(phrase)) return 'filler';
  const social = own.social.get(phrase) ?? anyLanguage.social.get(phrase);
  return social ?? (anyLanguage.filler.has(phrase) ? 'filler' : undefined);
}

const strength: SocialKind[] = ['help', 'deny', 'affirm', 'thanks', 'greeting'];
const strongest = (kinds: Set<SocialKind>): SocialKind => strength.find((kind) => kinds.has(kind)) ?? 'greeting';

const questions = Object.entries(questionWords).map(([language, { keys, words }]) => {
  const key = new Set(keys.split(/\s+/).flatMap(plain));
  return { language, keys: key, all: new Set([...key, ...words.split(/\s+/).flatMap(plain)]) };
});

/** Whether every word belongs to a bare question in one language, and one of them asks for the truth. */
const coversQuestion = (words: string[]): boolean => languagesAsking(words).length > 0;

const languagesAsking = (words: string[]): string[] =>
  questions
    .filter(({ keys, all }) => words.some((word) => keys.has(word)) && words.every((word) => all.has(word)))
    .map(({ language }) => language);

/**
 * The one language (BCP 47) in which a text is a bare question or a greeting, thanks and the like; null when it is none, or
 * that in several. Few words tell a detector nothing.
 */
export function languageOfPhrase(text: string): string | null {
  const words = plain(text);
  const whole = words.join(' ');
  const isSaid = ([, { social }]: [string, Vocabulary]) => social.has(whole);
  const saying = [...vocabularyOf].filter(isSaid).map(([language]) => language);
  const found = new Set([...languagesAsking(words), ...saying].filter((language) => language !== 'other'));
  return found.size === 1 ? ([...found][0] ?? null) : null;
}

const bagSets = bags.map(({ kind, keys, words }) => {
  const key = new Set(keys.split(/\s+/).flatMap(plain));
  return { kind, keys: key, all: new Set([...key, ...words.split(/\s+/).flatMap(plain)]) };
});

/** Thanks, yes or no said in a sentence of its own, and nothing besides. */
function bagOf(words: string[]): SocialKind | null {
  if (words.length > 10 || /^(?:is|are|was|can|could|please|kya)$/.test(words[0] ?? '')) return null;
  const found = bagSets.find(
    ({ keys, all }) => words.some((word) => keys.has(word)) && words.every((word) => all.has(word)),
  );
  return found?.kind ?? null;
}
