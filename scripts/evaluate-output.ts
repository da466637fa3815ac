import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareRuns, Run } from '../src/matching/evaluate/compare-runs.rules.ts';
import type { Figures } from '../src/matching/evaluate/evaluate.ts';
import { reportOf } from '../src/matching/evaluate/report.rules.ts';
import { type ReportHead, reportPage } from '../src/matching/evaluate/report-page.rules.ts';
import type { ErrorTexts } from '../src/matching/evaluate/report-routing.rules.ts';
import type { Ablation, ReportExtras } from '../src/matching/evaluate/report-sections.rules.ts';
import { type DataFolder, parse } from '../src/matching/evaluate/rows.rules.ts';

/** Figures with when, at which commit and under which profile they were taken. */
export type Measured = ReportHead & Figures;

/** The figures of an earlier `--json`; clusters from before other orders were tried are left out. */
export function readMeasured(file: string): Measured {
  const read = JSON.parse(readFileSync(file, 'utf8')) as Measured;
  const clusters = Object.entries(read.clusters).filter(([, figures]) => 'relabelled' in figures);
  return { ...read, translation: read.translation ?? {}, clusters: Object.fromEntries(clusters) };
}

/** What the report says beside the figures: the fit's ablation, a comparison with an earlier run, texts if wanted. */
export function extrasOf(
  measured: Measured,
  options: { modelsDir: string; compare: string | undefined },
): ReportExtras {
  const file = join(options.modelsDir, 'ablation.json');
  const ablation = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Ablation) : null;
  if (!options.compare) return { ablation };
  const before = Run.parse(JSON.parse(readFileSync(options.compare, 'utf8')));
  const rows = compareRuns(before, Run.parse(measured));
  if (rows.length === 0) console.error(`${options.compare} keeps no values per query that this run has too.`);
  const name = `${before.commit?.slice(0, 10) ?? 'a run'} of ${before.createdAt?.slice(0, 16) ?? 'an unknown time'}`;
  return { ablation, differences: { with: name, rows } };
}

/** Texts of the most confident errors, for a report that stays on this machine. */
export async function errorTexts(measured: Measured, data: DataFolder, split: string): Promise<ErrorTexts> {
  const errors = measured.routing?.errors ?? [];
  if (errors.length === 0) return new Map();
  const messages = parse.routed(await data.read(`routing/messages.${split}.jsonl.gz`));
  const checks = parse.checks(await data.read('index-130k/factchecks.jsonl.gz'));
  const claims = new Map(checks.map((check) => [check.id, check.claim]));
  const texts = new Map(messages.map((message) => [message.id, message.text]));
  return new Map(
    errors.map(({ id, checkId }) => [id, { message: texts.get(id) ?? '', claim: claims.get(checkId) ?? '' }]),
  );
}

/** Writes the figures as JSON, and a report as Markdown and as one page, wherever asked. */
export function writeOutputs(measured: Measured, extras: ReportExtras, to: { json?: string; report?: string }): void {
  const json = `${JSON.stringify(measured, null, 2).replace(/\[[^[\]{}]*\]/g, (array) => array.replace(/\s*\n\s*/g, ' '))}\n`;
  if (to.json) writeFileSync(to.json, json);
  if (!to.report) return;
  mkdirSync(to.report, { recursive: true });
  writeFileSync(join(to.report, 'figures.json'), json);
  writeFileSync(join(to.report, 'report.md'), reportOf(measured, extras));
  writeFileSync(join(to.report, 'report.html'), reportPage(measured, measured, extras));
}

/** The commit that is checked out, or `unknown`. */
export function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return 'unknown';
  }
}
