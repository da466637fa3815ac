import type { MessageKind } from '../conversation/message-kind.rules.ts';
import type { Veto } from './guards.rules.ts';
import type { Thresholds } from './policy.rules.ts';

/** What the tipline does with a submission. */
export type Decision = 'reply' | 'ask' | 'review' | 'chat';

/** Why it does so: one word for the ledger and the screens. */
export type DecisionReason =
  | 'certain'
  | 'likely'
  | 'language-asks'
  | 'confirmed-by-people'
  | 'not-a-claim'
  | 'small-talk'
  | 'no-words'
  | 'no-candidates'
  | 'nothing-likely'
  | Veto;

export type DecideInput = {
  kind: MessageKind;
  /** Whether its words look like small talk; counts only when no candidate is even likely. */
  smallTalk: boolean;
  /** Words in the normalised message. */
  words: number;
  /** Calibrated probabilities of candidates of different families, best first. */
  probabilities: readonly number[];
  /** Why the first must not be sent by a machine alone; empty when nothing speaks against it. */
  vetoes: readonly Veto[];
};

/** Vetoes under which a candidate is not even offered: it may say the opposite, or could not be sent if it were chosen. */
const forbidding: ReadonlySet<Veto> = new Set(['negation-differs', 'already-debunking', 'lacks-source']);

/** Whether a candidate with this veto is not even offered. */
export const isForbidding = (veto: Veto): boolean => forbidding.has(veto);

/**
 * Decides from figures alone. A reply needs the reply threshold, no veto, and a language that is answered by machine; a
 * question needs a likely candidate that may be offered; everything else that may be a claim goes to
 * people.
 */
export function decide(input: DecideInput, thresholds: Thresholds): { decision: Decision; reason: DecisionReason } {
  const best = input.probabilities[0] ?? 0;
  const [veto] = input.vetoes;
  if (input.kind === 'empty') return { decision: 'review', reason: 'no-words' };
  if (chatty.has(input.kind) && best < thresholds.reply) return { decision: 'chat', reason: 'not-a-claim' };
  if (input.words === 0) return { decision: 'review', reason: 'no-words' };
  if (best < thresholds.ask && input.smallTalk) return { decision: 'chat', reason: 'small-talk' };
  if (input.probabilities.length === 0) return { decision: 'review', reason: 'no-candidates' };
  if (best >= thresholds.reply && veto === undefined && !chatty.has(input.kind))
    return thresholds.mode === 'ask'
      ? { decision: 'ask', reason: 'language-asks' }
      : { decision: 'reply', reason: 'certain' };
  if (best < thresholds.ask) return { decision: 'review', reason: 'nothing-likely' };
  if (veto !== undefined && forbidding.has(veto)) return { decision: 'review', reason: veto };
  return { decision: 'ask', reason: veto ?? 'likely' };
}

const chatty: ReadonlySet<MessageKind> = new Set(['greeting', 'thanks', 'help', 'chat', 'affirm', 'deny', 'question']);
