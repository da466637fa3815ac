import type { Needs } from '../core/needs.ts';
import { queueWords } from '../outbox/queue-words.ts';
import { findSubmission } from './conversation.store.ts';

/**
 * Shows an asker that their message was seen, by a reaction to it, when the words they wait for cannot follow at once.
 * Where they do follow, a reaction would only ring the phone twice, and take half of what the number may send. Safe to
 * repeat: it has a key.
 */
export async function acknowledge(
  needs: Needs<'db' | 'jobs' | 'clock'>,
  input: { submissionId: string },
): Promise<void> {
  const submission = await findSubmission(needs.db, input.submissionId);
  if (!submission || submission.state === 'decided' || submission.state === 'dropped') return;
  await queueWords(needs, {
    askerId: submission.askerId,
    key: `seen:${submission.id}`,
    words: { kind: 'reaction', wamid: submission.lastWamid, emoji: '👀' },
  });
}
