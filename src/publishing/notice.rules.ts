import { phrasesOf } from '../conversation/words.ts';
import type { Settings } from '../core/settings.ts';
import { answerWords, type Saying } from '../matching/answer.rules.ts';
import { faultsIn } from '../outbox/answer-lint.rules.ts';
import type { Verdict } from './publishing.store.ts';
import { slugOf } from './verdict.rules.ts';

/** How the notice of a verdict is said: people checked, and a correction says first that it is one to who heard what it corrects. */
export function noticeOf(
  verdict: Pick<Verdict, 'correctsId' | 'correctionNote'>,
  { language, heard }: { language: string | null; heard: boolean },
): Saying {
  const { correction } = phrasesOf(language);
  return verdict.correctsId === null || !heard
    ? { language, by: 'people' }
    : { language, by: 'people', opener: [correction, verdict.correctionNote].filter(Boolean).join(' ') };
}

/** What would keep the notice of a verdict from being sent, in words for the editor; empty when nothing would. */
export function faultsInNotice(
  verdict: Verdict,
  { publisherName, publicUrl }: Pick<Settings, 'publisherName' | 'publicUrl'>,
): string[] {
  const url = new URL(`/checks/${slugOf(verdict.title, verdict.id)}`, publicUrl).href;
  const publishedAt = verdict.updatedAt.toISOString();
  const check = { ...verdict, id: 'fc_draft', publisher: publisherName, publishedAt, url };
  const words = answerWords(check, {
    ...noticeOf(verdict, { language: verdict.language, heard: true }),
    submissionId: 'sub_draft',
  });
  return faultsIn(words).map((fault) => `The message would not be sent: ${fault}`);
}
