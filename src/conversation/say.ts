import { botLanguageOf, botLanguages } from '../core/bot-languages.ts';
import type { Needs } from '../core/needs.ts';
import type { Words } from '../core/ports.ts';
import { queueWords } from '../outbox/queue-words.ts';
import { type Asker, changeAsker } from './conversation.store.ts';
import type { Saying } from './situation.rules.ts';
import { tapId } from './tap.rules.ts';
import type { Phrases } from './words/phrases.ts';
import { phrasesOf } from './words.ts';

type Speaking = Needs<'db' | 'jobs' | 'clock'>;

/**
 * Says something to an asker, in the caller's transaction. The very first words anyone gets end with the line on
 * privacy. Safe to repeat: `key` decides.
 */
export async function sayTo(
  needs: Speaking,
  asker: Asker,
  say: { key: string; words: Words; replyTo?: string; submissionId?: string },
): Promise<void> {
  const first = asker.privacyShownAt === null && say.words.kind !== 'reaction' && say.words.kind !== 'template';
  const words = first ? withPrivacy(say.words, phrasesOf(asker.language).privacy) : say.words;
  await queueWords(needs, { ...say, askerId: asker.id, words });
  if (!first) return;
  asker.privacyShownAt = needs.clock.now();
  await changeAsker(needs.db, asker.id, { privacyShownAt: asker.privacyShownAt });
}

/** The same words with the line on privacy below them; kinds without a text stay as they are. */
export function withPrivacy(words: Words, privacy: string): Words {
  if (!('body' in words)) return words;
  const body = `${words.body}\n\n${privacy}`;
  return words.kind === 'buttons' && words.answer
    ? { ...words, body, answer: { ...words.answer, endsAt: words.body.length } }
    : { ...words, body };
}

/** The words of a short saying in the asker's language, with its buttons where it has some, and of a list the page. */
export function wordsFor(saying: Saying, language: string | null, page = 1): Words {
  const phrases = phrasesOf(language);
  switch (saying) {
    case 'ask-erase':
      return {
        kind: 'buttons',
        body: phrases.askErase,
        buttons: [
          { id: tapId({ on: 'erase', sure: true }), title: phrases.eraseYes },
          { id: tapId({ on: 'erase', sure: false }), title: phrases.eraseNo },
        ],
      };
    case 'choose-language':
      return languageWords(language, page);
    default:
      return { kind: 'text', body: phrases[plainPhrase[saying]] };
  }
}

/** Rows that a list may hold in all. Provider's limit, read 2026-11. */
const mostRows = 10;

/**
 * The choice of a language, a page of it: the asker's own first, then the others by how many people tiplines hear in them,
 * and a last row that leads to the next page while there is one.
 */
export function languageWords(language: string | null, page: number): Words {
  const phrases = phrasesOf(language);
  const own = botLanguageOf(language);
  const all = [own, ...botLanguages.filter((one) => one !== own)];
  const perPage = all.length > mostRows ? mostRows - 1 : mostRows;
  const shown = all.slice((page - 1) * perPage, page * perPage);
  const more = { id: tapId({ on: 'languages', page: page + 1 }), title: phrases.moreLanguages };
  return {
    kind: 'list',
    body: phrases.chooseLanguage,
    button: phrases.choose,
    rows: [
      ...shown.map((one) => ({ id: tapId({ on: 'language', language: one }), title: phrasesOf(one).ownName })),
      ...(all.length > page * perPage ? [more] : []),
    ],
  };
}

const plainPhrase = {
  greeting: 'greeting',
  thanks: 'thanks',
  help: 'help',
  chat: 'chat',
  unreadable: 'unreadable',
  'send-the-message': 'sendTheMessage',
  stopped: 'stopped',
  started: 'started',
  'language-set': 'languageSet',
  'kept-data': 'keptData',
  'noted-helpful': 'thanks',
  'noted-person': 'notedPerson',
  'to-person': 'toPerson',
} as const satisfies Record<Exclude<Saying, 'ask-erase' | 'choose-language'>, keyof Phrases>;
