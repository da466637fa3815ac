import { dayMs } from '../core/time.ts';
import { type Policy, type PolicyChoices, thresholdsFor, withChoices } from './policy.rules.ts';

/** One claim that was answered automatically with one fact-check, however many asked it, and what people said of that. */
export type AnsweredClaim = {
  /** What reviewers said: they reject or accept the match, or answer a complaint with another fact-check. */
  reviewers: 'right' | 'wrong' | null;
  /** Askers who tapped "not what I asked", and cases of it that were reopened: a doubt each, by id. */
  doubters: readonly string[];
  /** Askers who tapped "helpful". */
  helped: number;
};

/** What the watch counts for one language. */
export type DriftFigures = {
  /** Claims answered automatically, each counted once. */
  answered: number;
  /** Of these, wrong or right by reviewers. */
  wrong: number;
  right: number;
  /** Of these, not judged by reviewers, doubted by askers. */
  doubted: number;
  /** Doubted ones that reviewers then judged, and how many of those were wrong: whether taps can be believed. */
  doubtsJudged: number;
  doubtsWrong: number;
  /** Askers who tapped "helpful". */
  helped: number;
  /** Wrong answers as the test counts them: wrong by reviewers, and half of the doubted. */
  counted: number;
  /** Share that is wrong at least, at `certainty`. 0 to 1. */
  wrongAtLeast: number;
  /** Share that may be wrong: 1 less the promised precision. 0 to 1. */
  mayBeWrong: number;
  /** Whether what people say contradicts the promise. */
  contradicted: boolean;
};

/** Answered claims looked at, newest first. Twenty-five times what shows one wrong in fifty; chosen 2026-11. */
export const mostLookedAt = 500;

/** Nothing older counts. Milliseconds. Chosen 2026-11: an index changes much in three months. */
export const oldestMs = 90 * dayMs;

/**
 * One-sided certainty of the test. 0 to 1. Higher than the usual .95, because the same answers are looked at every hour;
 * chosen 2026-11.
 */
export const certainty = 0.99;

/**
 * Fewest wrong answers, as counted, that can switch a language. Two wrong among the first two would be significant and
 * say little: one story told two ways. Chosen 2026-11.
 */
export const fewestWrong = 3;

/**
 * Doubted claims that weigh as much as one that a reviewer calls wrong. A tap is cheaper than a judgement: a slip, or
 * displeasure at a verdict that is right. No published figure was found, so 2 is chosen (2026-11); the operations page
 * shows how many doubts reviewers confirm, which is what to set it by.
 */
export const doubtsPerWrong = 2;

/**
 * What people's judgements say of automatic answers in one language. A claim counts once however often it was asked, so
 * that one mistake that went viral is one mistake; what nobody judged counts as right, so that the share found wrong is
 * never overstated; an asker can raise one doubt only, so that no single person switches a language.
 * The promise is contradicted when the exact binomial lower bound (Clopper and Pearson 1934) lies above what may be wrong.
 */
export function driftOf(claims: readonly AnsweredClaim[], promised: number): DriftFigures {
  const used = new Set<string>();
  let [wrong, right, doubted, doubtsJudged, doubtsWrong, helped] = [0, 0, 0, 0, 0, 0];
  for (const { reviewers, doubters, helped: thanks } of claims) {
    helped += thanks;
    if (reviewers === 'wrong') wrong++;
    if (reviewers === 'right') right++;
    if (reviewers !== null && doubters.length > 0) {
      doubtsJudged++;
      if (reviewers === 'wrong') doubtsWrong++;
    }
    if (reviewers !== null || doubters.length <= thanks) continue;
    const fresh = doubters.find((doubter) => !used.has(doubter));
    if (fresh === undefined) continue;
    used.add(fresh);
    doubted++;
  }
  const answered = claims.length;
  const counted = wrong + Math.floor(doubted / doubtsPerWrong);
  const mayBeWrong = Math.round((1 - promised) * 1e6) / 1e6;
  const wrongAtLeast = lowerBound(counted, answered, certainty);
  return {
    ...{ answered, wrong, right, doubted, doubtsJudged, doubtsWrong, helped, counted, wrongAtLeast, mayBeWrong },
    contradicted: counted >= fewestWrong && wrongAtLeast > mayBeWrong,
  };
}

/**
 * One-sided Clopper–Pearson lower bound of a share: the largest share under which `events` of `trials` or more would
 * still come in at most 1 − `sure` of cases. 0 to 1; 0 without events.
 */
export function lowerBound(events: number, trials: number, sure: number): number {
  if (events === 0 || trials === 0) return 0;
  let [low, high] = [0, events / trials];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (atLeast(events, trials, middle) < 1 - sure) low = middle;
    else high = middle;
  }
  return low;
}

/** Probability of `events` or more in `trials`, each with probability `p` between 0 and 1. */
function atLeast(events: number, trials: number, p: number): number {
  let log = trials * Math.log1p(-p);
  let below = Math.exp(log);
  for (let k = 1; k < events; k++) {
    log += Math.log((trials - k + 1) / k) + Math.log(p) - Math.log1p(-p);
    below += Math.exp(log);
  }
  return Math.max(0, 1 - below);
}

/** The figures in one sentence, for the reason of the switch and the operations page. */
export function driftWords(figures: DriftFigures): string {
  const { answered, counted, wrong, doubted, wrongAtLeast, mayBeWrong } = figures;
  const percent = (share: number) => `${Math.round(share * 1000) / 10} %`;
  const which =
    doubted === 0
      ? 'as reviewers said'
      : `reviewers said so of ${wrong}, askers doubted ${doubted} more, of which half count`;
  return `Of the last ${answered} claims answered automatically, ${counted} were wrong (${which}): at least ${percent(wrongAtLeast)}, where ${percent(mayBeWrong)} is promised.`;
}

/**
 * Since when a language has been answered as it is now: the last change of its cut-off, its mode, or the guards. Null when
 * none of these was ever changed. Answers given under other rules say nothing of the present ones, so that switching a
 * language back starts the count anew.
 */
export function answeredSince(
  shipped: Policy,
  rows: readonly { at: Date; choices: PolicyChoices }[],
  language: string,
): Date | null {
  const ruleOf = (policy: Policy) => {
    const { reply, mode } = thresholdsFor(policy, language);
    return JSON.stringify([reply, mode, [...policy.guardsOff].sort()]);
  };
  let [rule, since]: [string, Date | null] = [ruleOf(shipped), null];
  for (const { at, choices } of rows) {
    const next = ruleOf(withChoices(shipped, choices));
    if (next !== rule) [rule, since] = [next, at];
  }
  return since;
}
