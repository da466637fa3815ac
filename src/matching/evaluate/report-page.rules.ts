import type { Figures } from './evaluate.ts';
import type { Plot } from './plots.rules.ts';
import type { Section, Table } from './report-parts.rules.ts';
import { type ReportExtras, sectionsOf } from './report-sections.rules.ts';

/** What stands at the head of a report. */
export type ReportHead = { createdAt: string; commit: string; profile: string };

/** The report as one page that needs nothing else: styles and drawings are in it, no script. */
export function reportPage(figures: Figures, head: ReportHead, extras: ReportExtras = {}): string {
  const parts = sectionsOf(figures, extras);
  const day = head.createdAt.slice(0, 16).replace('T', ' ');
  const links = parts.map((part, i) => `<li><a href="#part-${i}">${html(part.title)}</a></li>`);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>How well matching works, ${html(day)}</title>
<style>${styles}</style>
<header>
<h1>How well matching works</h1>
<p>Measured ${html(day)} UTC at ${html(head.commit.slice(0, 10))}. Profile ${html(head.profile)}, embedder ${html(figures.embedder)}, scorer ${html(figures.scorer)}.</p>
<nav aria-label="Parts"><ol>${links.join('')}</ol></nav>
</header>
<main>
${parts.map(sectionOf).join('\n')}
</main>
</html>
`;
}

function sectionOf(part: Section, i: number): string {
  const notes = part.notes.map((note) => `<p>${html(note).replace(/`([^`]+)`/g, '<code>$1</code>')}</p>`);
  return `<section id="part-${i}"><h2>${html(part.title)}</h2>${notes.join('')}${part.plots.map(plotOf).join('')}${part.tables.map(tableOf).join('')}</section>`;
}

const plotOf = ({ title, svg }: Plot): string => `<figure><figcaption>${html(title)}</figcaption>${svg}</figure>`;

/** Tables longer than this are folded: their caption opens them. */
const mostRows = 12;

function tableOf({ caption, head, rows }: Table): string {
  const cells = (row: readonly string[]) =>
    row.map((text, i) => (i === 0 ? `<th scope="row">${html(text)}</th>` : `<td${kindOf(text)}>${html(text)}</td>`));
  const table =
    `<div class="scroll" tabindex="0" role="region" aria-label="${html(caption)}"><table>` +
    `<thead><tr>${head.map((text) => `<th scope="col">${html(text)}</th>`).join('')}</tr></thead>` +
    `<tbody>${rows.map((row) => `<tr>${cells(row).join('')}</tr>`).join('')}</tbody></table></div>`;
  return rows.length > mostRows && !caption.startsWith('Figures')
    ? `<details><summary>${html(caption)} (${rows.length} rows)</summary>${table}</details>`
    : `<h3>${html(caption)}</h3>${table}`;
}

/** Words about where a figure stands carry a shape and a colour; figures stand at the end of their cell. */
function kindOf(text: string): string {
  if (/^(?:aim )?reached$/.test(text)) return ' class="good"';
  if (/^(?:not reached|worse than the floor)$/.test(text)) return ' class="bad"';
  return /^[[≥≤–\d.,-]/.test(text) ? ' class="number"' : '';
}

const html = (text: string): string =>
  text.replace(/[&<>"]/g, (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[letter] ?? letter);

const styles = `
:root { color-scheme: light dark; --paper: light-dark(#faf9f6, #16181a); --ink: light-dark(#16181a, #f1efe9);
  --grey-1: light-dark(#4a4f55, #b9bec4); --grey-2: light-dark(#5f666d, #a0a7ae); --grey-3: light-dark(#dcdad3, #363b40);
  --accent: light-dark(#0b5c63, #5cc4cd); --accent-soft: light-dark(#a9cfd2, #2b5a5f);
  --bad: light-dark(#b42318, #f97066); --good: light-dark(#067647, #47cd89); }
* { box-sizing: border-box; margin: 0; }
html { font: 16px / 1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif; background: var(--paper); color: var(--ink); -webkit-text-size-adjust: 100%; }
header, main { max-inline-size: 1040px; margin-inline: auto; padding-inline: 16px; }
header { padding-block: 32px 16px; }
main { padding-block-end: 64px; }
h1 { font-size: 28px; line-height: 1.25; }
h2 { font-size: 20px; line-height: 1.3; margin-block-end: 8px; text-wrap: balance; }
h3, summary { font-size: 14px; font-weight: 600; color: var(--grey-1); margin-block: 24px 8px; }
p { max-inline-size: 68ch; color: var(--grey-1); overflow-wrap: anywhere; margin-block: 4px; }
a { color: var(--accent); text-underline-offset: 2px; }
nav ol { list-style: none; padding: 0; margin-block-start: 16px; display: flex; flex-wrap: wrap; gap: 4px 20px; font-size: 14px; }
nav a { display: inline-block; padding-block: 4px; }
section { border-block-start: 1px solid var(--grey-3); padding-block: 32px 8px; margin-block-start: 24px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
summary { cursor: pointer; min-block-size: 44px; display: flex; align-items: center; gap: 8px; list-style: none; margin-block: 8px 0; }
summary::before { content: '▸'; color: var(--accent); }
details[open] > summary::before { content: '▾'; }
summary::-webkit-details-marker { display: none; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: 14px; min-inline-size: min(100%, 420px); }
th, td { padding: 6px 16px 6px 0; text-align: start; vertical-align: baseline; border-block-end: 1px solid var(--grey-3); white-space: nowrap; }
thead th { color: var(--grey-2); font-weight: 500; }
tbody th { font-weight: 500; }
td.number { font-variant-numeric: tabular-nums; }
.good { color: var(--good); } .good::before { content: '✓ '; }
.bad { color: var(--bad); } .bad::before { content: '✗ '; }
figure { margin-block: 24px; max-inline-size: 720px; }
figcaption { font-weight: 600; margin-block-end: 8px; text-wrap: balance; }
code { font: 14px ui-monospace, monospace; }
svg { display: block; inline-size: 100%; block-size: auto; }
svg text { font-size: 13px; fill: var(--grey-1); font-variant-numeric: tabular-nums; }
svg .grid { stroke: var(--grey-3); } svg .goal { stroke: var(--grey-2); stroke-dasharray: 4 4; }
svg .line { fill: none; stroke: var(--accent); stroke-width: 2; stroke-linejoin: round; }
svg .dot, svg .bar-0 { fill: var(--accent); } svg .bar-1 { fill: var(--accent-soft); }
svg .bin { fill: var(--accent); fill-opacity: 0.55; stroke: var(--accent); }
svg .mark { fill: var(--ink); }
@media (pointer: coarse) { nav a { padding-block: 10px; } }
@media (max-width: 600px) { th, td { padding-inline-end: 12px; } svg text { font-size: 23px; } h1 { font-size: 24px; } tbody th { white-space: normal; min-inline-size: 11em; } }
@media print { details > * { display: block; } }
`;
