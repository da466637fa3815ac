import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limits, toWire } from '../src/adapters/messenger/cloud-wire.ts';
import { withPrivacy, wordsFor } from '../src/conversation/say.ts';
import type { Saying } from '../src/conversation/situation.rules.ts';
import { mostTold, statusWords } from '../src/conversation/status.rules.ts';
import { filled, phrasesOf } from '../src/conversation/words.ts';
import { botLanguages } from '../src/core/bot-languages.ts';
import type { Words } from '../src/core/ports.ts';
import { answerWords } from '../src/matching/answer.rules.ts';
import { chatWords } from '../src/matching/decide-submission.ts';
import { offerWords } from '../src/matching/offer.rules.ts';
import { longestQuestion, questionWords } from '../src/review/ask-asker.ts';

/** What others write that we quote: any length and script, as long as the shapes let it be. */
type Quoted = { asked: string; claim: string; question: string; note: string; url: string };
type Said = (language: string, quoted: Quoted) => Words[];

const submissionId = `sub_${'x'.repeat(22)}`;
const sayings = Object.keys({
  greeting: 0,
  thanks: 0,
  help: 0,
  chat: 0,
  unreadable: 0,
  'send-the-message': 0,
  stopped: 0,
  started: 0,
  'choose-language': 0,
  'language-set': 0,
  'ask-erase': 0,
  'kept-data': 0,
  'noted-helpful': 0,
  'noted-person': 0,
  'to-person': 0,
} satisfies Record<Saying, 0>) as Saying[];

const text = (body: string): Words => ({ kind: 'text', body });
const offer =
  (again: boolean, counts: readonly number[]): Said =>
  (language, { claim }) =>
    counts.map((count) => {
      const checks = Array.from({ length: count }, (_, index) => ({ id: `fc_${index}${'x'.repeat(21)}`, claim }));
      return offerWords(checks, { language, submissionId, again });
    });
const answer = (language: string, { claim, url }: Quoted, saying: { by: 'machine' | 'people'; opener?: string }) =>
  answerWords(
    {
      id: 'fc_1',
      rating: 'false',
      claim,
      title: claim,
      summary: claim,
      publisher: claim,
      publishedAt: '2026-02-14',
      url,
      language: 'en',
    },
    { language, submissionId, ...saying },
  );
/** Kinds without words of ours: their limits are held where requests are made. */
const wordless: Said = () => [];

/** Every place that says something to an asker, with all that it says. */
const places: Record<string, Said> = {
  'conversation/acknowledge.ts': wordless,
  'conversation/act.ts': (language, { asked }) => [
    ...sayings.flatMap((saying) => [1, 2].map((page) => wordsFor(saying, language, page))),
    statusWords(
      Array.from({ length: mostTold + 1 }, () => ({
        state: 'open',
        text: asked,
        claimId: null,
        decision: null,
        reason: null,
        factCheckId: null,
        feedback: null,
        candidates: [],
        openedAt: new Date(0),
      })),
      1_000_000,
      { language, stoppedAt: new Date(1) },
    ),
  ],
  'conversation/close-submission.ts': (language) => [
    text(filled(language, 'slowed', { minutes: 1_000_000 })),
    text(phrasesOf(language).wordless),
  ],
  'conversation/erase-asker.ts': (language) => [text(phrasesOf(language).erased)],
  'conversation/say.ts': wordless,
  'conversation/tell-media-gone.ts': (language) => [text(phrasesOf(language).wordless)],
  'matching/decide-submission.ts': (language, quoted) => [
    ...offer(false, [1, 2, 3])(language, quoted),
    chatWords(phrasesOf(language), submissionId),
    answer(language, quoted, { by: 'machine' }),
  ],
  'matching/offer-next.ts': offer(true, [1, 2, 3]),
  'matching/tell-reviewing.ts': (language) => [
    text(phrasesOf(language).reviewing),
    text(filled(language, 'reviewingMany', { count: 1_000_000 })),
  ],
  'outbox/keep-words.ts': wordless,
  'outbox/tell-kept.ts': wordless,
  'publishing/notify-askers.ts': (language, quoted) => [
    answer(language, quoted, { by: 'people' }),
    answer(language, quoted, { by: 'people', opener: `${phrasesOf(language).correction} ${quoted.note}` }),
  ],
  'publishing/tell-unchecked.ts': (language) => [text(phrasesOf(language).unchecked)],
  'review/ask-asker.ts': (language, { question }) => [questionWords(language, question)],
  'review/open-case.ts': (language) => [text(phrasesOf(language).toPerson)],
};

const bit = fc.constantFrom('a', ' ', '. ', 'é', 'न', 'क्षि ', 'كِتَاب ', '👨‍👩‍👧‍👦', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', 'z̸̡̢', '한', '\n', 'Straße ');
const upTo = (units: number) =>
  fc.array(bit, { minLength: 1, maxLength: 8 }).map((bits) => {
    const some = `x${bits.join('')}`;
    const long = some.repeat(Math.ceil(units / some.length)).slice(0, units);
    return long.replace(/[\ud800-\udbff]$/, '').trim();
  });
const quotation = fc.record({
  asked: upTo(20_000),
  claim: upTo(4_000),
  question: upTo(longestQuestion),
  note: upTo(500),
  url: fc.integer({ min: 20, max: 300 }).map((units) => `https://a.example/${'x'.repeat(units)}`),
});

/** The texts of a request or of words, by what they are. */
const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

describe('all that we say', () => {
  test('is known here: no other place says anything', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|^simulator/.test(file))
      .filter((file) =>
        /(?<!function )\b(sayTo|queueWords|queueManyWords)\(/.test(readFileSync(join('src', file), 'utf8')),
      );
    expect(files.sort()).toEqual(Object.keys(places));
  });

  test.each([...botLanguages])(
    'is sent whole in %s, the first time too: nothing ever has to be cut or split',
    (language) => {
      const { privacy } = phrasesOf(language);
      fc.assert(
        fc.property(quotation, (quoted) => {
          for (const [place, said] of Object.entries(places)) {
            for (const words of said(language, quoted).flatMap((one) => [one, withPrivacy(one, privacy)])) {
              const sent = new Set(textsIn(toWire({ to: { phone: '15550101001' }, words, opaque: 'out_1' })));
              const { kind: _, answer: __, ...shown } = words as Words & { answer?: unknown };
              expect(
                textsIn(shown).filter((one) => !sent.has(one)),
                place,
              ).toEqual([]);
              if (words.kind === 'text') expect(words.body.length, place).toBeLessThan(limits.text / 2);
            }
          }
        }),
        { numRuns: 40 },
      );
    },
  );
});
