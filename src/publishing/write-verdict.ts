import { z } from 'zod';
import { ensureClaim } from '../claims/ensure-claim.ts';
import { conflict, invalid, notFound } from '../core/errors.ts';
import { newId } from '../core/ids.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import { record } from '../ledger/record.ts';
import { rootOf } from '../matching/matching.store.ts';
import { holdEnd } from '../review/case.rules.ts';
import { findCase, holdIfFree } from '../review/review.store.ts';
import { whyNot } from '../review/take-hold.ts';
import { changeVerdict, findDraft, findVerdict, insertVerdict } from './publishing.store.ts';
import { VerdictWords } from './verdict.rules.ts';

type Writing = Needs<'db' | 'clock' | 'actor'>;

const DraftInput = VerdictWords.extend({ caseId: z.string().startsWith('case_') });

/**
 * Keeps a draft verdict for a case, taking or renewing the hold on it. One draft a case: writing again changes it.
 * Returns its id. Throws NotFound `case.unknown`; Conflict `case.closed`, `case.held-by-other`.
 */
export async function writeVerdict(needs: Writing, input: z.input<typeof DraftInput>): Promise<string> {
  const { caseId, ...words } = DraftInput.parse(input);
  return inTransaction(needs, async (needs) => {
    const now = needs.clock.now();
    const found = await findCase(needs.db, caseId);
    const mine = await holdIfFree(needs.db, { caseId, holder: needs.actor.id, now, until: holdEnd(now) });
    if (!found || !mine) throw await whyNot(needs.db, caseId);
    const draft = await findDraft(needs.db, caseId);
    const id = draft?.id ?? newId('ver');
    if (draft) await changeVerdict(needs.db, id, 'draft', { ...words, writtenBy: needs.actor.id, updatedAt: now });
    else {
      const claimId = await rootOf(needs.db, found.claimId);
      await insertVerdict(needs.db, {
        id,
        caseId,
        claimId,
        ...words,
        state: 'draft',
        writtenBy: needs.actor.id,
        updatedAt: now,
      });
    }
    await record(needs, { did: 'verdict.written', thing: caseId, details: { verdict: id, rating: words.rating } });
    return id;
  });
}

/**
 * Drafts a verdict about something nobody has asked yet. Returns its id. Twice makes two drafts; publishing the second
 * of the same claim is the editor's choice.
 */
export async function writeOwnVerdict(
  needs: Writing & Needs<'embedder'>,
  input: z.input<typeof VerdictWords>,
): Promise<string> {
  const words = VerdictWords.parse(input);
  return inTransaction(needs, async (needs) => {
    const claimId = await rootOf(needs.db, await ensureClaim(needs, { text: words.claim, language: words.language }));
    const id = newId('ver');
    await insertVerdict(needs.db, {
      id,
      claimId,
      ...words,
      state: 'draft',
      writtenBy: needs.actor.id,
      updatedAt: needs.clock.now(),
    });
    await record(needs, { did: 'verdict.written', thing: id, details: { rating: words.rating } });
    return id;
  });
}

const CorrectionInput = VerdictWords.extend({
  verdictId: z.string().startsWith('ver_'),
  note: z.string().trim().max(500),
});

/**
 * Drafts the correction of a published verdict: the same chain, the next version. Everyone who heard the old one will
 * hear it once it is published. Returns the draft's id; writing again changes the draft.
 * Throws NotFound `verdict.unknown`; Conflict `verdict.not-published`; Invalid `verdict.note-missing`.
 */
export async function correctVerdict(needs: Writing, input: z.input<typeof CorrectionInput>): Promise<string> {
  const { verdictId, note, ...words } = CorrectionInput.parse(input);
  if (note === '') throw invalid('verdict.note-missing', 'Say what was wrong: everyone who heard it will be told.');
  return inTransaction(needs, async (needs) => {
    const now = needs.clock.now();
    const found = await findVerdict(needs.db, verdictId);
    if (!found) throw notFound('verdict.unknown', `There is no verdict ${verdictId}.`);
    const changed = { ...words, correctionNote: note, writtenBy: needs.actor.id, updatedAt: now };
    if (found.state === 'draft' && found.correctsId) {
      await changeVerdict(needs.db, found.id, 'draft', changed);
      await record(needs, { did: 'verdict.correction-written', thing: found.id });
      return found.id;
    }
    if (found.state !== 'published')
      throw conflict('verdict.not-published', 'Only the verdict that is public now can be corrected.');
    const id = newId('ver');
    await insertVerdict(needs.db, {
      id,
      claimId: found.claimId,
      correctsId: found.id,
      version: found.version + 1,
      ...changed,
      state: 'draft',
    });
    await record(needs, { did: 'verdict.correction-written', thing: found.id, details: { correction: id } });
    return id;
  });
}
