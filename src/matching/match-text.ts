import { kindOf, type MessageKind } from '../conversation/message-kind.rules.ts';
import { detectLanguage } from '../core/language.ts';
import type { Needs } from '../core/needs.ts';
import type { CheckDocument, ModelFiles } from '../core/ports.ts';
import { settledCounts } from './background.rules.ts';
import { type Decision, type DecisionReason, decide, isForbidding } from './decide.rules.ts';
import { type Judged, pairVetoes, type Veto, vetoesOf } from './guards.rules.ts';
import type { MessageView } from './message-view.rules.ts';
import { fittedWith, modelsOf } from './models.rules.ts';
import { type Policy, thresholdsFor } from './policy.rules.ts';
import { answerOf, type Ranked, rank } from './rank.rules.ts';
import { gather } from './rank-text.ts';
import { isSmallTalk } from './small-talk.rules.ts';
import { type Why, whyOf } from './why.rules.ts';

/** What the world must give: search, embedder, the model files, and fact-checks by id (unknown ids are left out). */
export type MatchNeeds = Needs<'search' | 'embedder' | 'models'> & {
  findDocuments(ids: readonly string[]): Promise<CheckDocument[]>;
};

export type MatchInput = {
  text: string;
  /** BCP 47 tag of the asker or of the message; null to have it guessed. */
  language: string | null;
  /** What the conversation took the message for; left out, it is worked out from the words. */
  kind?: MessageKind;
  /** What the machine may do by itself; left out, what is shipped: only the evaluation leaves it out. */
  policy?: Policy;
};

export type MatchCandidate = { factCheckId: string; probability: number; why: Why[]; document: CheckDocument };

export type MatchResult = {
  decision: Decision;
  reason: DecisionReason;
  language: string;
  /**
   * Best first, one per checked claim, at most five. With `reply` the first is the answer; with `ask` these are the
   * ones to offer, at most three.
   */
  candidates: MatchCandidate[];
  /** What is offered next, best first, if the asker says that it is none of what they see: at most three. */
  next: Pick<MatchCandidate, 'factCheckId' | 'probability'>[];
};

/** Candidates handed back, and offered to an asker. */
const mostCandidates = 5;
const mostOffered = 3;

/**
 * What the bot would do with a text, without doing it. Reads only; the same text over the same index under the same
 * policy gives the same answer. Throws Invalid `models.scorer` or `models.thresholds` when the model files cannot be used.
 */
export async function matchText(needs: MatchNeeds, input: MatchInput): Promise<MatchResult> {
  return judgeWeighed(needs.models, await weighText(needs, input), input.policy);
}

/** As `matchText`, with every scored candidate and the order of nomination, for the evaluation. */
export async function matchAll(
  needs: MatchNeeds,
  input: MatchInput,
): Promise<{ result: MatchResult; ranked: Ranked[]; nominated: string[] }> {
  const weighed = await weighText(needs, input);
  const { ranked, nominated } = weighed;
  return { result: judgeWeighed(needs.models, weighed, input.policy), ranked, nominated };
}

/** A text with its candidates scored: all that a decision rests on except the policy. */
export type Weighed = {
  language: string;
  kind: MessageKind;
  message: MessageView;
  ranked: Ranked[];
  nominated: string[];
};

/** The slow part: finds candidates and scores them. Whatever the policy, it comes out the same. Reads only. */
export async function weighText(needs: MatchNeeds, input: Omit<MatchInput, 'policy'>): Promise<Weighed> {
  const { scorer, background } = modelsOf(needs.models);
  const terms = settledCounts(needs.search.terms, background);
  const guessed = input.language === null ? detectLanguage(input.text) : null;
  const language = input.language ?? guessed?.language ?? 'und';
  const { message, rows, nominated } = await gather(
    { ...needs, terms, vectorsCount: fittedWith(scorer, needs.embedder) },
    { text: input.text, language: language === 'und' ? null : language },
  );
  const kind = input.kind ?? kindOf(input.text, language).kind;
  return { language, kind, message, ranked: rank(scorer, rows), nominated };
}

/** The quick part: what a policy does with a weighed text; the shipped policy when none is given. Pure. */
export function judgeWeighed(models: ModelFiles, weighed: Weighed, policy?: Policy): MatchResult {
  const { shipped, smallTalk, guard } = modelsOf(models);
  const { language, kind, message, ranked } = weighed;
  const { guardsOff, publishers } = policy ?? shipped;
  const thresholds = thresholdsFor(policy ?? shipped, language);
  const families = answerOf(ranked, language, publishers);
  const judged: Judged[] = families.map((entry) => ({
    row: entry.row,
    probability: entry.probability,
  }));
  const counts = (veto: Veto) => !guardsOff.some((guard) => guard === veto);
  const fellows = ranked.filter(({ row }) => row.family === families[0]?.row.family);
  const vetoes: Veto[] = vetoesOf(message, judged, guard, fellows);
  const ownVetoes = (entry: Ranked) => (entry === families[0] ? vetoes : pairVetoes(message, entry.row, guard));
  const isForbidden = (entry: Ranked) => ownVetoes(entry).some((veto) => counts(veto) && isForbidding(veto));
  const decided = decide(
    {
      kind,
      words: message.whole.words.length,
      smallTalk: isSmallTalk(smallTalk, message.whole.normal),
      probabilities: families.map((entry) => entry.probability),
      vetoes: vetoes.filter(counts),
    },
    thresholds,
  );
  const likely = families.filter((entry) => entry.probability >= thresholds.offer);
  const offered = decided.decision === 'ask' ? firstOf(likely, mostOffered, (entry) => !isForbidden(entry)) : [];
  const { decision, reason } =
    decided.decision === 'ask' && offered.length === 0
      ? { decision: 'review' as const, reason: vetoes.filter(counts).find(isForbidding) ?? decided.reason }
      : decided;
  const told = decision === 'ask' ? offered : families.slice(0, mostCandidates);
  const shown: MatchCandidate[] = told.map((entry) => {
    const { document } = entry.row.candidate;
    const why = whyOf(message.whole, entry.row, ownVetoes(entry));
    return { factCheckId: document.id, probability: entry.probability, why, document };
  });
  const seen = new Set(shown.slice(0, decision === 'ask' ? mostOffered : 1).map((one) => one.factCheckId));
  const isNext = (entry: Ranked) => !seen.has(entry.row.candidate.document.id) && !isForbidden(entry);
  const next = decision === 'ask' || decision === 'reply' ? firstOf(likely, mostOffered, isNext) : [];
  return {
    decision,
    reason,
    language,
    candidates: shown,
    next: next.map(({ row, probability }) => ({ factCheckId: row.candidate.document.id, probability })),
  };
}

/** The first `most` that are as wanted; the others behind them are not looked at. */
function firstOf<T>(all: readonly T[], most: number, isWanted: (one: T) => boolean): T[] {
  const found: T[] = [];
  for (const one of all) {
    if (found.length === most) break;
    if (isWanted(one)) found.push(one);
  }
  return found;
}
