import { z } from 'zod';
import { isAtLeast } from '../core/actor.ts';
import { conflict, forbidden, invalid, notFound } from '../core/errors.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import { saveFactCheck } from '../fact-checks/save-fact-check.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { record } from '../ledger/record.ts';
import { changeCase } from '../review/change-case.ts';
import { findCase } from '../review/review.store.ts';
import { dropUnsent } from './heard.store.ts';
import { faultsInNotice } from './notice.rules.ts';
import { chainOf, changeVerdict, factChecksOf, findVerdict, type Verdict } from './publishing.store.ts';
import { missingIn, slugOf } from './verdict.rules.ts';

const Input = z.object({ verdictId: z.string().startsWith('ver_') });

/**
 * Publishes a verdict: it becomes a fact-check (a correction changes the one there is, at the same address), is indexed,
 * closes its case, and owes a notice to everyone who asked. Only an editor may: no verdict stands without a named person.
 * Throws Forbidden `verdict.editors-only`; NotFound `verdict.unknown`; Conflict `verdict.published`; Invalid
 * `verdict.incomplete`. A second call is refused with Conflict, and nothing is said twice.
 */
export async function publishVerdict(
  needs: Needs<'db' | 'jobs' | 'clock' | 'actor' | 'settings'>,
  input: z.input<typeof Input>,
): Promise<{ slug: string }> {
  const { verdictId } = Input.parse(input);
  const { actor } = needs;
  if (actor.kind !== 'staff' || !isAtLeast(actor.role, 'editor')) {
    throw forbidden('verdict.editors-only', 'Only an editor can publish. Ask one to look at your draft.');
  }
  return inTransaction(needs, async (needs) => {
    const now = needs.clock.now();
    const draft = await findVerdict(needs.db, verdictId);
    if (!draft) throw notFound('verdict.unknown', `There is no verdict ${verdictId}.`);
    const missing = [...missingIn(draft), ...faultsInNotice(draft, needs.settings)];
    if (missing.length > 0) throw invalid('verdict.incomplete', missing.join(' '));
    const verdict = await changeVerdict(needs.db, verdictId, 'draft', {
      state: 'published',
      publishedBy: actor.id,
      publishedAt: now,
      updatedAt: now,
    });
    if (!verdict) throw conflict('verdict.published', 'This verdict is public already. Correct it with a new version.');
    const chain = await chainOf(needs.db, verdict);
    const first = chain.at(-1) ?? verdict;
    const unsent = verdict.correctsId ? await replaceCorrected(needs, verdict.correctsId, chain) : 0;
    const slug = slugOf(first.title, first.id);
    const { id: factCheckId } = await saveFactCheck(needs, toFactCheck(needs, { verdict, first, slug, now }));
    await changeVerdict(needs.db, verdict.id, 'published', { factCheckId });
    if (verdict.caseId) await closeItsCase(needs, verdict.caseId);
    await record(needs, {
      did: verdict.correctsId ? 'verdict.corrected' : 'verdict.published',
      thing: verdict.caseId ?? verdict.id,
      details: { verdict: verdict.id, factCheck: factCheckId, ...(unsent > 0 ? { unsent } : {}) },
    });
    await enqueue(needs, 'notify-askers', { verdictId: verdict.id });
    return { slug };
  });
}

type Publishing = Needs<'db' | 'jobs' | 'clock' | 'actor' | 'settings'>;

/**
 * The corrected one gives way in the same transaction, and words that say it and have not left yet never will; if somebody
 * corrected it first, this correction is refused. Returns how many words stay unsent.
 */
async function replaceCorrected(needs: Publishing, correctsId: string, chain: readonly Verdict[]): Promise<number> {
  const now = needs.clock.now();
  const replaced = await changeVerdict(needs.db, correctsId, 'published', { state: 'superseded', updatedAt: now });
  if (!replaced)
    throw conflict(
      'verdict.corrected-before',
      'Somebody corrected this verdict before you. Look at their version first.',
    );
  const since = chain.at(-1)?.publishedAt ?? now;
  return dropUnsent(needs.db, { factCheckIds: factChecksOf(chain), since, fault: 'Corrected before it was sent.' });
}

async function closeItsCase(needs: Publishing, caseId: string): Promise<void> {
  const found = await findCase(needs.db, caseId);
  if (found && found.state !== 'closed')
    await changeCase(needs, { caseId, event: 'close', version: null, outcome: 'published' });
}

/** One fact-check a chain of corrections, under the first verdict's id: its address never changes. */
function toFactCheck(needs: Needs<'settings'>, made: { verdict: Verdict; first: Verdict; slug: string; now: Date }) {
  const { verdict, first, slug, now } = made;
  return {
    source: 'ours',
    externalId: first.id,
    claim: verdict.claim,
    title: verdict.title,
    summary: verdict.summary,
    rating: verdict.rating,
    ratingWords: verdict.rating,
    url: new URL(`/checks/${slug}`, needs.settings.publicUrl).href,
    language: verdict.language,
    publisher: needs.settings.publisherName,
    claimant: null,
    publishedOn: now.toISOString().slice(0, 10),
    slug,
    state: 'live' as const,
  };
}
