import { z } from 'zod';
import { machine } from '../core/actor.ts';
import { invalid } from '../core/errors.ts';
import { newId } from '../core/ids.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import { after, dayMs, hourMs } from '../core/time.ts';
import { sha256Hex } from '../core/vault.ts';
import { findDocuments } from '../fact-checks/fact-checks.store.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { record } from '../ledger/record.ts';
import { policyThing } from './change-policy.ts';
import { judgeWeighed, weighText } from './match-text.ts';
import { modelsOf } from './models.rules.ts';
import { faultsOf, PolicyChoices, textOfChoices, withChoices } from './policy.rules.ts';
import { policyAt, policyInForce } from './policy.store.ts';
import { type Difference, differs, outcomeOf, telling } from './preview.rules.ts';
import {
  decidedLately,
  dropPreviews,
  findPreview,
  insertPreview,
  judgedOf,
  keepPage,
  type Preview,
  recentPreview,
  textsOf,
} from './preview.store.ts';

/** How far back from the newest message a preview looks, and at how many submissions at most. Milliseconds; count. Chosen 2026-11. */
export const previewMs = 7 * dayMs;
export const mostPreviewed = 1_000;

/** How long the outcome of the same change is used again. Milliseconds. Chosen 2026-11. */
const freshMs = hourMs;

/** How long a preview can be looked at. Milliseconds. Chosen 2026-11. */
const keptMs = 30 * dayMs;

/** Submissions of one transaction, about two seconds: the page shows how far it is. Chosen 2026-11. */
const pageSize = 25;

/** Pages of one job: between two jobs the queue waits up to two seconds. Chosen 2026-11. */
const pagesPerJob = 4;

const Input = z.object({ choices: PolicyChoices });

/**
 * Begins to try a change on the newest messages of the last week that anybody wrote. Returns the preview's id at once; a job works it out.
 * Throws Invalid `policy.fault` when the change contradicts itself. Safe to repeat: the same change over the same policy,
 * scorer and embedder within the hour is the same preview.
 */
export async function startPreview(
  needs: Needs<'db' | 'jobs' | 'clock' | 'actor' | 'models' | 'embedder'>,
  input: z.input<typeof Input>,
): Promise<string> {
  const { choices } = Input.parse(input);
  const { shipped, scorer } = modelsOf(needs.models);
  const faults = faultsOf(withChoices(shipped, choices));
  if (faults.length > 0) throw invalid('policy.fault', faults.join(' '));
  return inTransaction(needs, async (needs) => {
    const now = needs.clock.now();
    const { version } = await policyInForce(needs.db, needs.models);
    const rests = [textOfChoices(choices), version, scorer.version, needs.embedder.name, needs.embedder.revision];
    const key = await sha256Hex(JSON.stringify(rests));
    const known = await recentPreview(needs.db, key, after(now, -freshMs));
    if (known) return known;
    await dropPreviews(needs.db, after(now, -keptMs));
    const id = newId('prv');
    await insertPreview(needs.db, {
      ...{ id, key, choices, basedOn: version, differences: [], startedAt: now, startedBy: needs.actor.id },
      submissionIds: await decidedLately(needs.db, previewMs, mostPreviewed),
    });
    await enqueue(needs, 'preview-policy', { previewId: id });
    await record(needs, { did: 'policy.previewed', thing: policyThing, details: { preview: id } });
    return id;
  });
}

type Previewing = Needs<'db' | 'jobs' | 'clock' | 'actor' | 'search' | 'embedder' | 'models'>;

/**
 * Works out some pages of a preview and puts the next run in line. The texts go the way that messages go, once, and are then
 * judged under both policies; a reviewer's earlier rejection does not hide a candidate here, it is counted.
 * Safe to repeat: a page is kept once, and a finished preview is left alone.
 */
export async function previewPages(needs: Previewing, input: { previewId: string }): Promise<void> {
  for (let page = 0; page < pagesPerJob; page++) if (!(await previewPage(needs, input.previewId))) return;
  await enqueue(needs, 'preview-policy', input);
}

/** Works out one page; false when nothing is left, or another run has kept it. */
async function previewPage(needs: Previewing, id: string): Promise<boolean> {
  const preview = await findPreview(needs.db, id);
  if (!preview || preview.finishedAt !== null) return false;
  const from = preview.looked;
  const to = Math.min(from + pageSize, preview.submissionIds.length);
  const differences = await differencesOf(needs, preview, preview.submissionIds.slice(from, to));
  return inTransaction({ ...needs, actor: machine('matching') }, async (needs) => {
    const finishedAt = to === preview.submissionIds.length ? needs.clock.now() : null;
    const kept = await keepPage(needs.db, { id, from, to, differences, finishedAt });
    if (kept && finishedAt !== null)
      await record(needs, { did: 'policy.preview-finished', thing: policyThing, details: { preview: id } });
    return kept && finishedAt === null;
  });
}

async function differencesOf(needs: Previewing, preview: Preview, ids: readonly string[]): Promise<Difference[]> {
  if (ids.length === 0) return [];
  const { shipped } = modelsOf(needs.models);
  const policyBefore = await policyAt(needs.db, needs.models, preview.basedOn);
  const policyAfter = withChoices(shipped, PolicyChoices.parse(preview.choices));
  const found: Omit<Difference, 'judged'>[] = [];
  const find = (wanted: readonly string[]) => findDocuments(needs.db, wanted, needs.embedder);
  const texts = new Map((await textsOf(needs.db, ids)).map((one) => [one.id, one]));
  for (const { id, text, language } of ids.flatMap((id) => texts.get(id) ?? [])) {
    const weighed = await weighText({ ...needs, findDocuments: find }, { text, language });
    const before = outcomeOf(judgeWeighed(needs.models, weighed, policyBefore));
    const after = outcomeOf(judgeWeighed(needs.models, weighed, policyAfter));
    if (differs(before, after)) found.push({ submissionId: id, before, after });
  }
  if (found.length === 0) return [];
  const judged = await judgedOf(
    needs.db,
    found.map((one) => one.submissionId),
  );
  return found.map((one) => ({ ...one, judged: judged.get(`${one.submissionId} ${telling(one)}`) ?? null }));
}
