import type { ScoredFeatures } from './features.rules.ts';
import type { Veto } from './guards.rules.ts';
import type { TextView } from './text-view.rules.ts';

/** One thing that spoke for or against a candidate, for people to read. `words` are those it is about. */
export type Why = { feature: string; value: number; words?: string[] };

/** Words shown for one reason. */
const mostWords = 8;

/** What spoke for and against a candidate; shares and cosines are 0 to 1, counts are whole. Vetoes come first. */
export function whyOf(message: TextView, row: ScoredFeatures, vetoes: readonly Veto[]): Why[] {
  const { features, candidate } = row;
  const round = (value: number) => Math.round(value * 1000) / 1000;
  const told = [...candidate.full.telling].sort((a, b) => b[1] - a[1]).map(([word]) => word);
  const shared = told.filter((word) => message.telling.has(word)).slice(0, mostWords);
  const missing = [...candidate.claim.telling].sort((a, b) => b[1] - a[1]).map(([word]) => word);
  const numbers = [...candidate.claim.numbers].filter((number) => !message.numbers.has(number));
  const why: Why[] = vetoes.map((veto) => ({
    feature: veto,
    value: 1,
    ...(veto === 'details-differ' ? { words: numbers } : {}),
  }));
  why.push(
    { feature: 'shared-words', value: features.sharedWords, words: shared },
    {
      feature: 'claim-found',
      value: round(features.claimFound),
      words: missing.filter((word) => !message.telling.has(word)).slice(0, mostWords),
    },
    { feature: 'characters', value: round(features.charFull) },
    { feature: 'ahead-of-others', value: round(features.marginFused) },
  );
  if (features.vector > 0) why.push({ feature: 'meaning', value: round(features.vector) });
  if (features.familySize > 1) why.push({ feature: 'same-claim-elsewhere', value: features.familySize });
  return why;
}
