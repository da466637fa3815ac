import type { Figures } from './evaluate.ts';
import { ofPairs, rowsOf, type Section, section, share, times } from './report-parts.rules.ts';

/** Edits, near duplicates and clusters of messages, and translations found: what is measured without an answer. */
export const messageSections = (figures: Figures): (Section | null)[] => [
  editsSection(figures),
  groupsSection(figures),
  translationSection(figures),
];

function editsSection({ edits }: Figures): Section | null {
  return section('Edits that keep the meaning', {
    tables: [
      {
        caption: 'Edited queries beside their originals',
        head: ['family', 'pairs', 'MAP@5', 'originals', 'answered', 'originals answered'],
        rows: rowsOf(edits, (family, f) => [
          family,
          times(f.pairs),
          share(f.mapAt5),
          share(f.mapAt5Originals),
          ofPairs(f.answered, f.pairs),
          ofPairs(f.answeredOriginals, f.pairs),
        ]),
      },
    ],
  });
}

function groupsSection({ dedup, clusters }: Figures): Section | null {
  const families = Object.entries(dedup).flatMap(([set, f]) =>
    rowsOf(f.byFamily ?? {}, (family, merged) => [set, family, share(merged)]),
  );
  return section('Near duplicates and clusters of messages', {
    tables: [
      {
        caption: 'Near duplicates',
        head: ['set', 'pairs', 'recall', 'precision'],
        rows: rowsOf(dedup, (set, f) => [set, times(f.pairs), share(f.recall), share(f.precision)]),
      },
      { caption: 'Share merged, by what was done to a message', head: ['set', 'family', 'merged'], rows: families },
      {
        caption: 'Clusters as reviewers see them: what the machine merges, and the likeliest claim shown with each',
        head: [
          'set',
          'messages',
          'B³ precision',
          'B³ recall',
          'B³ F1',
          'pair precision',
          'pair recall',
          'all alone: F1',
        ],
        rows: rowsOf(clusters, (set, f) => [
          set,
          times(f.messages),
          share(f.b3.precision),
          share(f.b3.recall),
          share(f.b3.f1),
          share(f.pairPrecision),
          share(f.pairRecall),
          share(f.singletonsF1),
        ]),
      },
      {
        caption: 'Clusters that the machine merges by itself: only these share a verdict',
        head: ['set', 'B³ F1', 'pair precision', 'pair recall'],
        rows: rowsOf(clusters, (set, f) => [
          set,
          share(f.merged.b3.f1),
          share(f.merged.pairPrecision),
          share(f.merged.pairRecall),
        ]),
      },
      {
        caption: 'Clusters with equal texts under two labels taken as one, and merges in other orders of arrival',
        head: [
          'set',
          'B³ F1',
          'pair precision',
          'moved by order',
          'once proposals are accepted',
          'proposed, of these right',
        ],
        rows: rowsOf(clusters, (set, f) => [
          set,
          share(f.relabelled.b3.f1),
          share(f.relabelled.pairPrecision),
          share(f.movedByOrder),
          share(f.movedAfterProposals),
          `${times(f.proposed.pairs)}, ${times(f.proposed.right)}`,
        ]),
      },
    ],
  });
}

function translationSection({ translation, embedder }: Figures): Section | null {
  return section('Translations found by meaning', {
    notes: [`First place among so many sentences, mean of both directions with English. Embedder: ${embedder}.`],
    tables: Object.entries(translation).map(([set, f]) => ({
      caption: `${set}: ${share(f.mean)} among ${times(f.sentences)} sentences`,
      head: ['language', 'found'],
      rows: rowsOf(f.languages, (language, found) => [language, share(found)]),
    })),
  });
}
