import type { CheckDocument } from '../core/ports.ts';
import { holdsWords, isLink } from '../outbox/answer-lint.rules.ts';

/** Longest address for which an answer has room in each of our languages, a correction's too. Characters. Tried 2026-11-23. */
export const longestLink = 240;

/**
 * An address as phones make a link of it: a blank in it, which feeds have, would end it. One too long for an answer says
 * its letters as letters: a title in Hindi is nine times as long in `%E0%A4%A8`.
 */
export function linkTo(url: string): string {
  const link = url.trim().replace(/\s/gu, '%20');
  return link.length <= longestLink ? link : link.replace(/(?:%[89a-f][0-9a-f])+/giu, inLetters);
}

function inLetters(escaped: string): string {
  try {
    return decodeURIComponent(escaped).replace(/[^\p{L}\p{M}\p{N}]/gu, encodeURIComponent);
  } catch {
    return escaped;
  }
}

/** Whether an answer with this fact-check could not say where it stands, or who wrote it: it would not be sent. */
export function lacksSource({ url, publisher }: Pick<CheckDocument, 'url' | 'publisher'>): boolean {
  const link = linkTo(url ?? '');
  return !isLink(link) || link.length > longestLink || !holdsWords(publisher);
}
