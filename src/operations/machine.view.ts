import { and, asc, count, desc, gt, inArray, isNotNull, sql } from 'drizzle-orm';
import { submissions } from '../../db/schema/conversation.ts';
import { factChecks } from '../../db/schema/fact-checks.ts';
import type { Needs } from '../core/needs.ts';
import type { CheckDocument, Database } from '../core/ports.ts';
import { after } from '../core/time.ts';
import { findDocuments } from '../fact-checks/fact-checks.store.ts';
import { oldestMs } from '../matching/drift.rules.ts';
import { modelsOf, type ThresholdRow } from '../matching/models.rules.ts';
import { everyLanguage, languagesOf, type Policy } from '../matching/policy.rules.ts';
import { type InForce, type PolicyRow, policyAt, policyInForce, policyRows } from '../matching/policy.store.ts';
import type { Difference } from '../matching/preview.rules.ts';
import { findPreview, type Preview } from '../matching/preview.store.ts';

export type Machine = {
  inForce: InForce;
  shipped: Policy;
  rows: readonly ThresholdRow[];
  /** Version of the scorer that runs. */
  scorer: string;
  /** Languages with rules of their own, and those written in during the last three months; without `*`. */
  languages: string[];
  /** Publishers with the most fact-checks, most first. */
  publishers: { name: string; checks: number }[];
  /** Every change, newest first. */
  history: PolicyRow[];
};

/** What the machine may do, where it came from, and how it got there. */
export async function readMachine(needs: Needs<'db' | 'clock' | 'models'>): Promise<Machine> {
  const { shipped, rows, scorer } = modelsOf(needs.models);
  const inForce = await policyInForce(needs.db, needs.models);
  const written = await writtenLanguages(needs.db, after(needs.clock.now(), -oldestMs));
  const languages = [...new Set([...languagesOf(inForce.policy), ...written])].filter((tag) => tag !== everyLanguage);
  const history = (await policyRows(needs.db)).reverse();
  const publishers = await frequentPublishers(needs.db);
  return { inForce, shipped, rows, scorer: scorer.version, languages: languages.sort(), publishers, history };
}

/** Languages of submissions decided since an instant; `und` is none. */
async function writtenLanguages(db: Database, since: Date): Promise<string[]> {
  const rows = await db
    .selectDistinct({ language: submissions.language })
    .from(submissions)
    .where(and(gt(submissions.decidedAt, since), isNotNull(submissions.language)));
  return rows.flatMap(({ language }) => (language === null || language === 'und' ? [] : [language]));
}

/** Publishers named on the page. */
const publishersShown = 30;

async function frequentPublishers(db: Database): Promise<{ name: string; checks: number }[]> {
  return db
    .select({ name: factChecks.publisher, checks: count() })
    .from(factChecks)
    .groupBy(factChecks.publisher)
    .orderBy(desc(count()), asc(factChecks.publisher))
    .limit(publishersShown);
}

/** Those of these names by which there is no fact-check: preferring them would do nothing. Capitals do not matter. */
export async function unknownPublishers(db: Database, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const lower = sql<string>`lower(${factChecks.publisher})`;
  const wanted = names.map((name) => name.toLowerCase());
  const rows = await db.selectDistinct({ name: lower }).from(factChecks).where(inArray(lower, wanted));
  return names.filter((name) => !rows.some((row) => row.name === name.toLowerCase()));
}

/** A difference with the words it is about; `text` is null once its asker erased it. */
export type Shown = Difference & { text: string | null; language: string | null; at: Date | null };
export type PreviewView = {
  preview: Preview;
  /** The policy it is held against. */
  from: Policy;
  shown: Shown[];
  /** When the newest message it looks at was decided; null when there is none, or it was erased. */
  until: Date | null;
  checks: Map<string, CheckDocument>;
};

/** Differences shown at once. */
export const mostShown = 100;

/** A preview with the words of the first `mostShown` differences; null when there is no such preview. */
export async function readPreview(needs: Needs<'db' | 'models'>, id: string): Promise<PreviewView | null> {
  const preview = await findPreview(needs.db, id);
  if (!preview) return null;
  const first = preview.differences.slice(0, mostShown);
  const [newest = ''] = preview.submissionIds;
  const texts = await textsOf(needs.db, [newest, ...first.map((one) => one.submissionId)]);
  const ids = first.flatMap(({ before, after }) => [...before.factCheckIds, ...after.factCheckIds]);
  const documents = await findDocuments(needs.db, [...new Set(ids)]);
  return {
    preview,
    from: await policyAt(needs.db, needs.models, preview.basedOn),
    shown: first.map((one) => ({
      ...one,
      ...(texts.get(one.submissionId) ?? { text: null, language: null, at: null }),
    })),
    until: texts.get(newest)?.at ?? null,
    checks: new Map(documents.map((document) => [document.id, document])),
  };
}

async function textsOf(db: Database, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, { text: string | null; language: string | null; at: Date | null }>();
  const rows = await db
    .select({
      id: submissions.id,
      text: sql<string | null>`left(${submissions.text}, 600)`,
      language: submissions.language,
      at: submissions.decidedAt,
    })
    .from(submissions)
    .where(inArray(submissions.id, [...ids]));
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}
