import { type Bench, forEach, openSet, tryText } from './bench-world.ts';
import type { Library } from './library.ts';
import {
  type Answer,
  areaUnderRisk,
  calibrationError,
  coverageAt,
  coverageCurve,
  percentile,
  upperBound95,
} from './metrics.rules.ts';
import { isRight } from './right.rules.ts';
import { parse } from './rows.rules.ts';

export type RoutingFigures = {
  messages: number;
  answerable: number;
  unanswerable: number;
  nonclaim: number;
  inSample: boolean;
  policy: { coverage: number; precision: number; wrong: number; wrongUpper95: number };
  coverageAt: Record<'0.95' | '0.98' | '0.99', number>;
  aurc: number;
  ece: number;
  curve: [number, number][];
  decisions: Record<string, Record<string, number>>;
  bySource: Record<string, { messages: number; answered: number; right: number }>;
  latencyMs: { p50: number; p95: number; p99: number };
};

/** The large index without the checks that unanswerable messages are about. */
export async function openRoutingLibrary(bench: Bench): Promise<Library> {
  const dropped = await bench.data.read(`routing/drop_ids.${bench.split}.txt`);
  return openSet(bench, 'index-130k', new Set(dropped.split('\n').map((id) => id.trim())));
}

/** What the shipped thresholds do with messages that have an answer, have none, or claim nothing. */
export async function measureRouting(
  bench: Bench,
  library: Library,
  fittedOn: readonly string[],
): Promise<RoutingFigures> {
  const messages = parse.routed(await bench.data.read(`routing/messages.${bench.split}.jsonl.gz`));
  const answers: (Answer & { probability: number; replied: boolean; source: string })[] = [];
  const decisions: Record<string, Record<string, number>> = {};
  const took: number[] = [];
  await forEach(bench, 'routing', messages, async (message) => {
    const { result, ranked, tookMs } = await tryText(bench, library, message.text);
    took.push(tookMs);
    const label = decisions[message.label] ?? {};
    decisions[message.label] = { ...label, [result.decision]: (label[result.decision] ?? 0) + 1 };
    const best = result.candidates[0] ?? null;
    const probability = ranked[0]?.probability ?? 0;
    if (best && message.partial.includes(best.factCheckId)) return;
    const right = best !== null && isRight(best.document, await library.findDocuments(message.relevant));
    const free = result.decision === 'reply' || ['likely', 'nothing-likely'].includes(result.reason);
    answers.push({
      confidence: free ? probability : 0,
      probability,
      right,
      replied: result.decision === 'reply',
      source: message.source,
    });
  });
  const answerable = messages.filter((message) => message.label === 'match').length;
  const replied = answers.filter((answer) => answer.replied);
  const right = replied.filter((answer) => answer.right).length;
  const curve = coverageCurve(answers, answerable);
  const bySource: RoutingFigures['bySource'] = {};
  for (const source of [...new Set(messages.map((message) => message.source))].sort()) {
    const own = replied.filter((answer) => answer.source === source);
    bySource[source] = {
      messages: messages.filter((message) => message.source === source).length,
      answered: own.length,
      right: own.filter((answer) => answer.right).length,
    };
  }
  return {
    messages: messages.length,
    answerable,
    unanswerable: messages.filter((message) => message.label === 'nomatch').length,
    nonclaim: messages.filter((message) => message.label === 'nonclaim').length,
    inSample: fittedOn.includes(`routing:${bench.split}`),
    policy: {
      coverage: answerable === 0 ? 0 : right / answerable,
      precision: replied.length === 0 ? 1 : right / replied.length,
      wrong: replied.length - right,
      wrongUpper95: upperBound95(replied.length - right, replied.length),
    },
    coverageAt: { '0.95': coverageAt(curve, 0.95), '0.98': coverageAt(curve, 0.98), '0.99': coverageAt(curve, 0.99) },
    aurc: areaUnderRisk(answers),
    ece: calibrationError(answers),
    curve: thin(curve),
    decisions,
    bySource,
    latencyMs: { p50: percentile(took, 0.5), p95: percentile(took, 0.95), p99: percentile(took, 0.99) },
  };
}

/** At most a hundred points of a curve, the last one kept. */
function thin(curve: readonly [number, number][]): [number, number][] {
  const step = Math.max(1, Math.ceil(curve.length / 100));
  return curve.filter((_, i) => i % step === step - 1 || i === curve.length - 1);
}
