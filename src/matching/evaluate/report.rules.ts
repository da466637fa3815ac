import type { Figures } from './evaluate.ts';
import type { Table } from './report-parts.rules.ts';
import { type ReportExtras, sectionsOf } from './report-sections.rules.ts';

/** The figures as Markdown: the tables of every part. */
export function reportOf(figures: Figures, extras: ReportExtras = {}): string {
  const table = ({ caption, head, rows }: Table) =>
    `${caption}:\n\n${[head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n')}`;
  return `${sectionsOf(figures, extras)
    .map((part) => [`## ${part.title}`, ...part.notes, ...part.tables.map(table)].join('\n\n'))
    .join('\n\n')}\n`;
}

const cell = (text: string): string => text.replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|');
