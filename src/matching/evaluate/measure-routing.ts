import { judgeWeighed } from '../match-text.ts';
import { modelsOf } from '../models.rules.ts';
import { everyLanguage, guards, type Policy } from '../policy.rules.ts';
import { type Bench, forEach, openSet, type Tried, tryText } from './bench-world.ts';
import type { Library } from './library.ts';
import { type CandidateFigures, type Found, measureRecall, placesOf } from './measure-recall.ts';
import { isRight } from './right.rules.ts';
import { type RoutedRow, type RoutingFigures, routingFigures } from './routing-figures.rules.ts';
import { parse, type Routed } from './rows.rules.ts';

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
): Promise<RoutingFigures & { candidates: CandidateFigures }> {
  const messages = parse.routed(await bench.data.read(`routing/messages.${bench.split}.jsonl.gz`));
  const rows: RoutedRow[] = [];
  const found: Found[] = [];
  await forEach(bench, 'routing', messages, async (message) => {
    const tried = await tryText(bench, library, message.text);
    rows.push(await routedRow(bench, library, message, tried));
    if (message.label === 'match') found.push(await placesOf(library, message, tried));
  });
  const figures = routingFigures(rows, fittedOn.includes(`routing:${bench.split}`));
  const answerable = messages.filter((message) => message.label === 'match');
  return { ...figures, candidates: await measureRecall(bench, library, { messages: answerable, found }) };
}

/** Judges one tried message: under the shipped policy, without a threshold, and without each guard. */
export async function routedRow(bench: Bench, library: Library, message: Routed, tried: Tried): Promise<RoutedRow> {
  const { shipped } = modelsOf(bench.models);
  const judge = (policy: Policy) => judgeWeighed(bench.models, tried.weighed, policy);
  const anything: Policy = {
    ...shipped,
    thresholds: { reply: { [everyLanguage]: 0 }, ask: { [everyLanguage]: 0 }, offer: { [everyLanguage]: 0 } },
    modes: { [everyLanguage]: 'reply' },
  };
  const best = judge({ ...anything, guardsOff: guards }).candidates[0] ?? null;
  const vetoes = guards.filter((guard) => best?.why.some((why) => why.feature === guard));
  const overThreshold = judge({ ...shipped, guardsOff: guards }).decision === 'reply';
  const without = (guard: (typeof guards)[number]) => judge({ ...shipped, guardsOff: [guard] }).decision === 'reply';
  return {
    id: message.id,
    source: message.source,
    language: message.lang ?? 'und',
    label: message.label,
    decision: tried.result.decision,
    checkId: best?.factCheckId ?? null,
    right: best !== null && isRight(best.document, await library.findDocuments(message.relevant)),
    partial: best !== null && message.partial.includes(best.factCheckId),
    probability: best?.probability ?? 0,
    free: judge(anything).decision === 'reply',
    overThreshold,
    vetoes,
    decisive: overThreshold && tried.result.decision !== 'reply' ? vetoes.filter(without) : [],
    tookMs: tried.tookMs,
  };
}
