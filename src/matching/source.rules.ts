import type { CheckDocument } from '../core/ports.ts';
import { holdsWords, isLink } from '../outbox/answer-lint.rules.ts';

/** An address as phones make a link of it: a blank in it, which feeds have, would end it. */
export const linkTo = (url: string): string => url.trim().replace(/\s/gu, '%20');

/** Whether an answer with this fact-check could not say where it stands, or who wrote it: it would not be sent. */
export const lacksSource = ({ url, publisher }: Pick<CheckDocument, 'url' | 'publisher'>): boolean =>
  !isLink(linkTo(url ?? '')) || !holdsWords(publisher);
