import type { Decision } from '../decide.rules.ts';
import type { Veto } from '../guards.rules.ts';
import { guards } from '../policy.rules.ts';
import {
  type Answer,
  areaUnderRisk,
  calibrationError,
  coverageAt,
  coverageCurve,
  percentile,
  resample95,
  upperBound95,
} from './metrics.rules.ts';

/** One message with what the machine makes of it. */
export type RoutedRow = {
  id: string;
  source: string;
  language: string;
  label: 'match' | 'nomatch' | 'nonclaim';
  decision: Decision;
  /** The best fact-check, whether it is right, and its probability. `partial`: judged half right, counts neither way. */
  checkId: string | null;
  right: boolean;
  partial: boolean;
  probability: number;
  /** Nothing but the threshold stands against an answer. */
  free: boolean;
  /** The probability alone would be enough. */
  overThreshold: boolean;
  /** Guards that speak against the best fact-check, and those without any one of which it would be sent. */
  vetoes: Veto[];
  decisive: Veto[];
  tookMs: number;
};

type Policy = { coverage: number; precision: number; wrong: number; wrongUpper95: number };
type Share = { messages: number; answered: number; right: number };
type Bin = { from: number; count: number; promised: number; right: number };

export type RoutingFigures = {
  messages: number;
  answerable: number;
  unanswerable: number;
  nonclaim: number;
  inSample: boolean;
  policy: Policy;
  ci95: Record<'coverage' | 'precision' | 'coverageAt98', [number, number]>;
  coverageAt: Record<'0.95' | '0.98' | '0.99', number>;
  aurc: number;
  ece: number;
  curve: [number, number][];
  /** Ten equal bins of probability: mean promised and share that came true. */
  reliability: Bin[];
  decisions: Record<string, Record<string, number>>;
  bySource: Record<string, Share>;
  /** `answerable`: messages of the language with an answer. */
  byLanguage: Record<string, Share & { answerable: number }>;
  guards: {
    /** What thresholds alone would do, and the highest coverage at a precision when guards are off altogether. */
    none: Policy;
    coverageAtWithout: Record<'0.95' | '0.98', number>;
    /** Answers over the threshold that a guard speaks against, and what switching this one off would change. */
    each: Record<string, { stopsRight: number; stopsWrong: number; without: Policy }>;
  };
  /** The ten most confident wrong answers that nothing but a threshold stands against. */
  errors: { id: string; checkId: string; label: string; probability: number; sent: boolean }[];
  perQuery: { ids: string[]; answerable: number[]; answered: number[]; right: number[] };
  latencyMs: { p50: number; p95: number; p99: number };
};

const mostErrors = 10;

/** Every routing figure from the rows of one run. */
export function routingFigures(all: readonly RoutedRow[], inSample: boolean): RoutingFigures {
  const answerable = all.filter((row) => row.label === 'match').length;
  const rows = all.filter((row) => !row.partial);
  const replies = (row: RoutedRow) => row.decision === 'reply';
  const answers = rows.map((row) => ({ ...row, confidence: row.free ? row.probability : 0 }));
  const curve = coverageCurve(answers, answerable);
  const bare = coverageCurve(
    rows.map((row) => ({ right: row.right, confidence: row.probability })),
    answerable,
  );
  const took = all.map((row) => row.tookMs);
  return {
    messages: all.length,
    answerable,
    unanswerable: all.filter((row) => row.label === 'nomatch').length,
    nonclaim: all.filter((row) => row.label === 'nonclaim').length,
    inSample,
    policy: policyOf(rows, answerable, replies),
    ci95: intervals(answers),
    coverageAt: { '0.95': coverageAt(curve, 0.95), '0.98': coverageAt(curve, 0.98), '0.99': coverageAt(curve, 0.99) },
    aurc: areaUnderRisk(answers),
    ece: calibrationError(answers),
    curve: thin(curve),
    reliability: reliabilityOf(rows),
    decisions: decisionsOf(all),
    bySource: sharesBy(all, (row) => row.source),
    byLanguage: Object.fromEntries(
      Object.entries(sharesBy(all, (row) => row.language)).map(([language, share]) => {
        const own = all.filter((row) => row.language === language && row.label === 'match');
        return [language, { ...share, answerable: own.length }];
      }),
    ),
    guards: {
      none: policyOf(rows, answerable, (row) => row.overThreshold),
      coverageAtWithout: { '0.95': coverageAt(bare, 0.95), '0.98': coverageAt(bare, 0.98) },
      each: Object.fromEntries(
        guards.map((veto) => {
          const stopped = rows.filter((row) => row.overThreshold && row.vetoes.includes(veto));
          return [
            veto,
            {
              stopsRight: stopped.filter((row) => row.right).length,
              stopsWrong: stopped.filter((row) => !row.right).length,
              without: policyOf(rows, answerable, (row) => replies(row) || row.decisive.includes(veto)),
            },
          ];
        }),
      ),
    },
    errors: answers
      .filter((row) => !row.right && row.confidence > 0 && row.checkId !== null)
      .sort((a, b) => b.confidence - a.confidence)
      .slice(0, mostErrors)
      .map((row) => ({
        id: row.id,
        checkId: row.checkId ?? '',
        label: row.label,
        probability: row.probability,
        sent: replies(row),
      })),
    perQuery: {
      ids: all.map((row) => row.id),
      answerable: all.map((row) => Number(row.label === 'match')),
      answered: all.map((row) => Number(replies(row) && !row.partial)),
      right: all.map((row) => Number(replies(row) && !row.partial && row.right)),
    },
    latencyMs: { p50: percentile(took, 0.5), p95: percentile(took, 0.95), p99: percentile(took, 0.99) },
  };
}

function policyOf(rows: readonly RoutedRow[], answerable: number, sends: (row: RoutedRow) => boolean): Policy {
  const sent = rows.filter(sends);
  const right = sent.filter((row) => row.right).length;
  return {
    coverage: answerable === 0 ? 0 : right / answerable,
    precision: sent.length === 0 ? 1 : right / sent.length,
    wrong: sent.length - right,
    wrongUpper95: upperBound95(sent.length - right, sent.length),
  };
}

/** Intervals by drawing messages anew; the number of answerable ones moves along. */
function intervals(answers: readonly (RoutedRow & Answer)[]): RoutingFigures['ci95'] {
  const matches = (drawn: typeof answers) => drawn.filter((row) => row.label === 'match').length;
  const replied = (drawn: typeof answers) => drawn.filter((row) => row.decision === 'reply');
  const right = (drawn: typeof answers) => drawn.filter((row) => row.right).length;
  return {
    coverage: resample95(answers, (drawn) => right(replied(drawn)) / Math.max(1, matches(drawn))),
    precision: resample95(answers, (drawn) => right(replied(drawn)) / Math.max(1, replied(drawn).length)),
    coverageAt98: resample95(answers, (drawn) => coverageAt(coverageCurve(drawn, matches(drawn)), 0.98), 300),
  };
}

function reliabilityOf(rows: readonly RoutedRow[]): Bin[] {
  return Array.from({ length: 10 }, (_, i) => {
    const own = rows.filter((row) => Math.min(9, Math.floor(row.probability * 10)) === i);
    const sum = (of: (row: RoutedRow) => number) => own.reduce((total, row) => total + of(row), 0);
    const count = Math.max(1, own.length);
    return {
      from: i / 10,
      count: own.length,
      promised: sum((row) => row.probability) / count,
      right: sum((row) => Number(row.right)) / count,
    };
  });
}

function decisionsOf(rows: readonly RoutedRow[]): Record<string, Record<string, number>> {
  const decisions: Record<string, Record<string, number>> = {};
  for (const { label, decision } of rows) {
    const counts = decisions[label] ?? {};
    decisions[label] = { ...counts, [decision]: (counts[decision] ?? 0) + 1 };
  }
  return decisions;
}

function sharesBy(rows: readonly RoutedRow[], key: (row: RoutedRow) => string): Record<string, Share> {
  const names = [...new Set(rows.map(key))].sort();
  return Object.fromEntries(
    names.map((name) => {
      const own = rows.filter((row) => key(row) === name);
      const replied = own.filter((row) => row.decision === 'reply' && !row.partial);
      return [
        name,
        { messages: own.length, answered: replied.length, right: replied.filter((row) => row.right).length },
      ];
    }),
  );
}

/** At most a hundred points of a curve, the last one kept. */
function thin(curve: readonly [number, number][]): [number, number][] {
  const step = Math.max(1, Math.ceil(curve.length / 100));
  return curve.filter((_, i) => i % step === step - 1 || i === curve.length - 1);
}
