import type { ScoredFeatures } from './features.rules.ts';
import type { Scorer } from './models.rules.ts';
import { calibrate, rawScore } from './score.rules.ts';
import { lacksSource } from './source.rules.ts';

/** A candidate with its score. `raw` is log odds; `probability` is calibrated, 0 to 1. */
export type Ranked = { row: ScoredFeatures; raw: number; probability: number };

/** A member of a family may stand for it when its probability is at least this share of the family's best. */
const worthyShare = 0.6;

/** Scores candidates and puts them in order, best first. */
export function rank(scorer: Scorer, rows: readonly ScoredFeatures[]): Ranked[] {
  return rows
    .map((row) => {
      const raw = rawScore(scorer, row.features);
      return { row, raw, probability: calibrate(scorer.calibration, raw) };
    })
    .sort((a, b) => b.raw - a.raw || a.row.candidate.nominated - b.row.candidate.nominated);
}

/**
 * One entry per family, in the order of their best members, each with that member's probability. A family is spoken
 * for by a worthy member: one that can be quoted with its source, one in the asker's language before others, then one of a preferred publisher, then the newest.
 */
export function answerOf(ranked: readonly Ranked[], language: string, publishers: readonly string[] = []): Ranked[] {
  const families = new Map<number, Ranked[]>();
  for (const entry of ranked) {
    const members = families.get(entry.row.family) ?? [];
    families.set(entry.row.family, [...members, entry]);
  }
  const order = new Map(publishers.map((name, place) => [name.toLowerCase(), place]));
  const merits = ({ row: { candidate } }: Ranked): Merits => ({
    sourced: Number(!lacksSource(candidate.document)),
    own: Number(primary(candidate.document.language ?? '') === primary(language)),
    preferred: -(order.get(candidate.document.publisher.toLowerCase()) ?? order.size),
    day: candidate.document.publishedAt ?? '',
  });
  return [...families.values()].map((members) => {
    const best = members[0] as Ranked;
    const worthy = members.filter((member) => member.probability >= best.probability * worthyShare);
    const speaker = worthy.reduce((chosen, member) => (speaksBetter(merits(member), merits(chosen)) ? member : chosen));
    return { ...speaker, raw: best.raw, probability: best.probability };
  });
}

type Merits = { sourced: number; own: number; preferred: number; day: string };

function speaksBetter(a: Merits, b: Merits): boolean {
  if (a.sourced !== b.sourced) return a.sourced > b.sourced;
  if (a.own !== b.own) return a.own > b.own;
  if (a.preferred !== b.preferred) return a.preferred > b.preferred;
  return a.day > b.day;
}

const primary = (tag: string): string => tag.toLowerCase().split('-', 1)[0] ?? '';
