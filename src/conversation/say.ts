import type { Needs } from '../core/needs.ts';
import type { Words } from '../core/ports.ts';
import { queueWords } from '../outbox/queue-words.ts';
import type { Saying } from './conversation.rules.ts';
import { tapId } from './conversation.rules.ts';
import { type Asker, changeAsker } from './conversation.store.ts';
import { botLanguages, type Phrases, phrasesOf } from './words.ts';

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

const withPrivacy = (words: Words, privacy: string): Words =>
  'body' in words ? { ...words, body: `${words.body}\n\n${privacy}` } : words;

/** The words of a short saying in the asker's language, with its buttons where it has some. */
export function wordsFor(saying: Saying, language: string | null): Words {
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
      return {
        kind: 'list',
        body: phrases.chooseLanguage,
        button: phrases.choose,
        rows: botLanguages.map((language) => ({
          id: tapId({ on: 'language', language }),
          title: phrasesOf(language).ownName,
        })),
      };
    default:
      return { kind: 'text', body: phrases[plainPhrase[saying]] };
  }
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
} as const satisfies Record<Exclude<Saying, 'ask-erase' | 'choose-language'>, keyof Phrases>;
