import type { Figures } from './evaluate.ts';

const share = (value: number): string => value.toFixed(3).replace(/^0(?=\.)/, '');
const table = (head: string[], rows: string[][]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** The figures as Markdown tables. `*` marks rows on which the scorer was fitted. */
export function reportOf(figures: Figures): string {
  const parts: string[] = [];
  const sets = Object.entries(figures.sets);
  if (sets.length > 0) {
    const rows = sets.map(([set, f]) => [
      `${set} ${f.split}${f.inSample ? ' *' : ''}`,
      String(f.queries),
      String(f.factChecks),
      `${share(f.mapAt5)} [${f.ci95.mapAt5.map(share).join(', ')}]`,
      share(f.mrr),
      share(f.sAt1),
      share(f.sAt5),
      share(f.recallAt50),
      `${f.latencyMs.p50.toFixed(0)} / ${f.latencyMs.p95.toFixed(0)}`,
    ]);
    parts.push(
      `## Ranking\n\n${table(['set', 'queries', 'checks', 'MAP@5 [95 %]', 'MRR', 'S@1', 'S@5', 'R@50', 'p50 / p95 ms'], rows)}`,
    );
  }
  const r = figures.routing;
  if (r) {
    const rows = [
      [
        'answerable, unanswerable, nonclaim',
        `${r.answerable}, ${r.unanswerable}, ${r.nonclaim}${r.inSample ? ' *' : ''}`,
      ],
      ['policy: coverage, precision', `${share(r.policy.coverage)}, ${share(r.policy.precision)}`],
      ['policy: wrong, upper 95 %', `${r.policy.wrong}, ${share(r.policy.wrongUpper95)}`],
      ['coverage at .95, .98, .99', Object.values(r.coverageAt).map(share).join(', ')],
      ['AURC, ECE', `${share(r.aurc)}, ${share(r.ece)}`],
      [
        'p50 / p95 / p99 ms',
        `${r.latencyMs.p50.toFixed(1)} / ${r.latencyMs.p95.toFixed(1)} / ${r.latencyMs.p99.toFixed(1)}`,
      ],
      ...Object.entries(r.decisions).map(([label, counts]) => [
        `decisions on ${label}`,
        Object.entries(counts)
          .map(([d, n]) => `${d} ${n}`)
          .join(', '),
      ]),
      ...Object.entries(r.bySource).map(([source, n]) => [
        `answered, right: ${source}`,
        `${n.answered}, ${n.right} of ${n.messages}`,
      ]),
    ];
    parts.push(`## Routing\n\n${table(['figure', 'value'], rows)}`);
  }
  const flips = Object.entries(figures.flips).map(([family, f]) => [
    family,
    String(f.pairs),
    share(f.answered / Math.max(1, f.pairs)),
    share(f.answeredOriginals / Math.max(1, f.pairs)),
  ]);
  if (flips.length > 0)
    parts.push(
      `## Flips (answered with the old verdict)\n\n${table(['family', 'pairs', 'answered', 'originals'], flips)}`,
    );
  const edits = Object.entries(figures.edits).map(([family, f]) => [
    family,
    String(f.pairs),
    share(f.mapAt5),
    share(f.mapAt5Originals),
    share(f.answered / Math.max(1, f.pairs)),
    share(f.answeredOriginals / Math.max(1, f.pairs)),
  ]);
  if (edits.length > 0)
    parts.push(`## Edits\n\n${table(['family', 'pairs', 'MAP@5', 'originals', 'answered', 'originals'], edits)}`);
  const dedup = Object.entries(figures.dedup).map(([set, f]) => [
    set,
    String(f.pairs),
    share(f.recall),
    share(f.precision),
  ]);
  if (dedup.length > 0) parts.push(`## Near duplicates\n\n${table(['set', 'pairs', 'recall', 'precision'], dedup)}`);
  const clusters = Object.entries(figures.clusters).map(([set, f]) => [
    set,
    String(f.messages),
    `${share(f.b3.precision)} / ${share(f.b3.recall)} / ${share(f.b3.f1)}`,
    share(f.pairPrecision),
    share(f.pairRecall),
    share(f.singletonsF1),
  ]);
  if (clusters.length > 0)
    parts.push(
      `## Clusters\n\n${table(['set', 'messages', 'B³ P / R / F1', 'pair precision', 'pair recall', 'singletons F1'], clusters)}`,
    );
  if (figures.language.texts > 0)
    parts.push(
      `## Language\n\n${table(['texts', 'accuracy'], [[String(figures.language.texts), share(figures.language.accuracy)]])}`,
    );
  return `${parts.join('\n\n')}\n`;
}
