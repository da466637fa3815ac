import type { Decision, DecisionReason } from './decide.rules.ts';
import type { MatchResult } from './match-text.ts';
import type { Why } from './why.rules.ts';

/** What a text gets under one policy: enough to say it on a page, and no words of anybody. */
export type Outcome = {
  decision: Decision;
  reason: DecisionReason;
  /** With `reply` the answer; with `ask` what is offered, best first; else the best candidate, for the page. */
  factCheckIds: string[];
  /** Of the best candidate, 0 to 1; null without one. */
  probability: number | null;
  why: Why[];
};

/** A submission that a changed policy would answer differently. */
export type Difference = {
  submissionId: string;
  before: Outcome;
  after: Outcome;
  /** What reviewers said of the fact-check that would answer it, or that no longer would; null when nothing. */
  judged: 'accepted' | 'rejected' | null;
};

/** The outcome of a result, as kept. */
export function outcomeOf({ decision, reason, candidates }: MatchResult): Outcome {
  const shown = decision === 'ask' ? candidates : candidates.slice(0, 1);
  return {
    decision,
    reason,
    factCheckIds: shown.map((candidate) => candidate.factCheckId),
    probability: candidates[0]?.probability ?? null,
    why: candidates[0]?.why ?? [],
  };
}

/** Whether an asker would see another answer: another decision, another fact-check, or another offer. */
export function differs(before: Outcome, after: Outcome): boolean {
  if (before.decision !== after.decision) return true;
  const seen = before.decision === 'reply' || before.decision === 'ask';
  return seen && before.factCheckIds.join() !== after.factCheckIds.join();
}

/** The fact-check that reviewers' word on a difference is about: the one that would answer, else the one that did. */
export const telling = ({ before, after }: Pick<Difference, 'before' | 'after'>): string | null =>
  (after.decision === 'reply' ? after : before).factCheckIds[0] ?? null;

/** One kind of difference, how often it comes, and what reviewers said of the fact-checks in question. */
export type Tally = { kind: Kind; count: number; accepted: number; rejected: number };
export type Kind =
  | 'answered'
  | 'not-answered'
  | 'answered-otherwise'
  | 'asked'
  | 'to-people'
  | 'offered-otherwise'
  | 'chat';

/** Which kind a difference is, as the asker would see it. */
export function kindOfDifference({ before, after }: Pick<Difference, 'before' | 'after'>): Kind {
  if (after.decision === 'reply') return before.decision === 'reply' ? 'answered-otherwise' : 'answered';
  if (before.decision === 'reply') return 'not-answered';
  if (after.decision === 'ask') return before.decision === 'ask' ? 'offered-otherwise' : 'asked';
  return after.decision === 'review' ? 'to-people' : 'chat';
}

const order: Kind[] = [
  'answered',
  'not-answered',
  'answered-otherwise',
  'asked',
  'to-people',
  'offered-otherwise',
  'chat',
];

/** The counts at the top of a preview: kinds that occur, the gravest first. */
export function tallyOf(differences: readonly Difference[]): Tally[] {
  return order.flatMap((kind) => {
    const of = differences.filter((difference) => kindOfDifference(difference) === kind);
    const judged = (word: Difference['judged']) => of.filter((difference) => difference.judged === word).length;
    return of.length === 0
      ? []
      : [{ kind, count: of.length, accepted: judged('accepted'), rejected: judged('rejected') }];
  });
}

/** A count as a sentence without its end: "12 more answered by itself, 3 of them where a reviewer had rejected that check". */
export function tallyWords({ kind, count, accepted, rejected }: Tally): string {
  const words: Record<Kind, string> = {
    answered: 'more answered by itself',
    'not-answered': 'no longer answered by itself',
    'answered-otherwise': 'answered with another fact-check',
    asked: 'more asked which claim they mean',
    'to-people': 'more handed to people',
    'offered-otherwise': 'offered other fact-checks',
    chat: 'more taken for small talk',
  };
  const said = [
    ...(rejected > 0 ? [`${rejected} of them where a reviewer had rejected that check`] : []),
    ...(accepted > 0 ? [`${accepted} where a reviewer had accepted it`] : []),
  ];
  return [`${count} ${words[kind]}`, ...said].join(', ');
}
