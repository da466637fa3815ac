import type { Figures } from './evaluate.ts';
import { barPlot } from './plots.rules.ts';
import { bounded, ofPairs, rowsOf, type Section, section, share, times } from './report-parts.rules.ts';

/** How often a message whose meaning was turned still gets the old verdict, by family and by part of our own set. */
export function flipsSection({ flips }: Figures): Section | null {
  const all = Object.entries(flips);
  const worst = all.reduce((most, [, f]) => Math.max(most, f.answered / Math.max(1, f.pairs)), 0);
  const parts = (key: 'byLanguage' | 'byForm' | 'byMeans') =>
    all.flatMap(([family, f]) =>
      rowsOf(f[key] ?? {}, (part, of) => [
        family.replace('own-', ''),
        part,
        times(of.pairs),
        bounded(of.answered, of.pairs),
        ofPairs(of.answeredOriginals, of.pairs),
      ]),
    );
  const head = ['pairs', 'answered', 'originals'];
  return section('Flips: a changed meaning must not get the old verdict', {
    plots: [
      {
        title: `At worst ${share(worst)} of a family still get the old verdict; originals answered are drawn pale`,
        svg: barPlot({
          rows: all.map(([name, f]) => ({
            name,
            values: [f.answered / Math.max(1, f.pairs), f.answeredOriginals / Math.max(1, f.pairs)],
          })),
          bound: 0.03,
          label: 'Flipped messages answered with the old verdict, and originals answered, by family',
        }),
      },
    ],
    tables: [
      {
        caption: 'Families',
        head: ['family', ...head],
        rows: rowsOf(flips, (family, f) => [
          family,
          times(f.pairs),
          bounded(f.answered, f.pairs),
          ofPairs(f.answeredOriginals, f.pairs),
        ]),
      },
      { caption: 'Our own set by language', head: ['family', 'language', ...head], rows: parts('byLanguage') },
      { caption: 'Our own set by how it is passed on', head: ['family', 'form', ...head], rows: parts('byForm') },
      { caption: 'Our own negations by how they are made', head: ['family', 'by', ...head], rows: parts('byMeans') },
    ],
  });
}
