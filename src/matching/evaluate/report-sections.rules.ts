import type { Difference } from './compare-runs.rules.ts';
import type { Figures } from './evaluate.ts';
import { barPlot } from './plots.rules.ts';
import { flipsSection } from './report-flips.rules.ts';
import { messageSections } from './report-messages.rules.ts';
import {
  interval,
  milliseconds,
  rowsOf,
  type Section,
  section,
  share,
  type Table,
  times,
} from './report-parts.rules.ts';
import { type ErrorTexts, routingSections } from './report-routing.rules.ts';
import { standing, type Target, targetsOf } from './targets.rules.ts';

/** What taking a group of features away did, as the fit found it: `models/ablation.json`. */
export type Ablation = {
  date: string;
  command: string;
  figure: string;
  rows: { removed: string; coverageAt95: number; coverageAt98: number }[];
};

/** What a report may hold beside the figures; all of it may be missing. */
export type ReportExtras = {
  ablation?: Ablation | null;
  differences?: { with: string; rows: readonly Difference[] } | null;
  texts?: ErrorTexts | null;
};

/** Every part of a report, in the order of reading. Parts that were not measured are left out. */
export function sectionsOf(figures: Figures, extras: ReportExtras = {}): Section[] {
  const all = [
    summarySection(figures),
    differencesSection(extras.differences ?? null),
    rankingSection(figures),
    ...routingSections(figures, extras.texts ?? null),
    ablationSection(extras.ablation ?? null),
    flipsSection(figures),
    ...messageSections(figures),
    costSection(figures),
  ];
  return all.filter((one) => one !== null);
}

function summarySection(figures: Figures): Section | null {
  const measured = targetsOf(figures).filter((target) => target.value !== null);
  const words = ({ unit }: Target, value: number | null) =>
    value === null
      ? '–'
      : unit === 'ms'
        ? milliseconds(value)
        : unit === 'GB'
          ? `${value.toFixed(2)} GB`
          : share(value);
  const sign = (target: Target) => (target.better === 'higher' ? '≥' : '≤');
  return section('Where matching stands', {
    tables: [
      {
        caption: 'Figures with a floor, a bound to reach, and an aim',
        head: ['figure', 'measured', 'stands', '95 % interval', 'floor', 'must', 'aim'],
        rows: measured.map((target) => [
          target.name,
          words(target, target.value),
          standing(target) ?? '–',
          target.ci95 ? interval(target.ci95) : '',
          words(target, target.floor),
          target.must === null ? '–' : `${sign(target)} ${words(target, target.must)}`,
          target.aim === null ? '–' : `${sign(target)} ${words(target, target.aim)}`,
        ]),
      },
    ],
  });
}

function differencesSection(given: ReportExtras['differences']): Section | null {
  if (!given) return null;
  return section(`Compared with ${given.with}`, {
    notes: ['Over the queries that both runs have. Real: the 95 % interval of the paired difference leaves 0 out.'],
    tables: [
      {
        caption: 'Differences',
        head: ['figure', 'queries', 'before', 'after', 'difference [95 %]', 'real'],
        rows: given.rows.map((row) => [
          row.figure,
          times(row.queries),
          share(row.before),
          share(row.after),
          `${share(row.after - row.before)} ${interval(row.ci95)}`,
          row.real ? 'yes' : 'no',
        ]),
      },
    ],
  });
}

function rankingSection(figures: Figures): Section | null {
  const byLanguage = Object.entries(figures.sets)
    .filter(([, set]) => Object.keys(set.byLanguage).length > 1)
    .map(
      ([name, set]): Table => ({
        caption: `${name} by language`,
        head: ['language', 'queries', 'MAP@5', 'MRR'],
        rows: rowsOf(set.byLanguage, (language, f) => [language, times(f.queries), share(f.mapAt5), share(f.mrr)]),
      }),
    );
  return section('Ranking', {
    notes: ['* The scorer was fitted on messages of this set, so the figures flatter it.'],
    tables: [
      {
        caption: 'Each set in an index of its own',
        head: ['set', 'queries', 'checks', 'MAP@5 [95 %]', 'MRR', 'S@1', 'S@5', 'R@50', 'p50 / p95 ms'],
        rows: rowsOf(figures.sets, (set, f) => [
          `${set} ${f.split}${f.inSample ? ' *' : ''}`,
          times(f.queries),
          times(f.factChecks),
          `${share(f.mapAt5)} ${interval(f.ci95.mapAt5)}`,
          share(f.mrr),
          share(f.sAt1),
          share(f.sAt5),
          share(f.recallAt50),
          `${f.latencyMs.p50.toFixed(0)} / ${f.latencyMs.p95.toFixed(0)}`,
        ]),
      },
      ...byLanguage,
    ],
  });
}

function ablationSection(ablation: Ablation | null): Section | null {
  if (!ablation) return null;
  return section('What each group of features is worth', {
    notes: [`${ablation.figure}, ${ablation.date}: \`${ablation.command}\`.`],
    plots: [
      {
        title: 'Coverage at .98 with one group taken away; at .95 drawn pale',
        svg: barPlot({
          rows: ablation.rows.map((row) => ({ name: row.removed, values: [row.coverageAt98, row.coverageAt95] })),
          bound: null,
          label: 'Coverage at .98 and .95 precision by group of features removed',
        }),
      },
    ],
    tables: [
      {
        caption: 'Removed one at a time',
        head: ['removed', 'coverage at .95', 'coverage at .98'],
        rows: ablation.rows.map((row) => [row.removed, share(row.coverageAt95), share(row.coverageAt98)]),
      },
    ],
  });
}

function costSection(figures: Figures): Section | null {
  const { routing, own, memory, language } = figures;
  const row = (name: string, f: { p50: number; p95: number; p99: number }) => [
    name,
    ...[f.p50, f.p95, f.p99].map(milliseconds),
  ];
  return section('Time, memory, language', {
    notes: [
      `Most memory the process held: ${(memory.peakBytes / 1e9).toFixed(2)} GB${memory.peakBytesOfRouting ? `, ${(memory.peakBytesOfRouting / 1e9).toFixed(2)} GB when the large index was done` : ''}; texts and vectors of all sets included.`,
      ...(language.texts > 0
        ? [`Language guessed right: ${share(language.accuracy)} of ${times(language.texts)} texts.`]
        : []),
    ],
    tables: [
      {
        caption: 'One match, embedding included',
        head: ['over', 'p50', 'p95', 'p99'],
        rows: [
          ...(routing ? [row('the large index', routing.latencyMs)] : []),
          ...(own ? [row('our own claims', own.latencyMs)] : []),
          ...Object.entries(figures.sets).map(([set, f]) => row(set, f.latencyMs)),
        ],
      },
    ],
  });
}
