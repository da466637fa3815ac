import { PgBoss } from 'pg-boss';
import { fakeMessenger } from '../../../src/adapters/messenger/fake.ts';
import { openLog } from '../../../src/app/logger.ts';
import {
  claimsUnder,
  countAsked,
  fileUnder,
  findClaimByKey,
  insertClaim,
  nearestClaims,
  sketchedClaims,
} from '../../../src/claims/claims.store.ts';
import {
  askedLately,
  isMoreToCome,
  untoldOf,
  wasToldSince,
  workedOnSince,
} from '../../../src/conversation/asked.store.ts';
import {
  latestSubmissions,
  lockAsker,
  messagesOf,
  newMessages,
  submissionOfWamid,
} from '../../../src/conversation/conversation.store.ts';
import { eraseWords, hideReceived, mediaKeysOf, receivedIds } from '../../../src/conversation/erase.store.ts';
import { machine } from '../../../src/core/actor.ts';
import type { Database } from '../../../src/core/ports.ts';
import { after, dayMs, hourMs } from '../../../src/core/time.ts';
import { openVault } from '../../../src/core/vault.ts';
import { findDocuments, pageOfDocuments } from '../../../src/fact-checks/fact-checks.store.ts';
import { countWithoutFamily, familiesOf, pageWithoutFamily } from '../../../src/fact-checks/families.store.ts';
import { erasedAmong } from '../../../src/inbox/inbox.store.ts';
import { receiveWebhook } from '../../../src/inbox/receive-webhook.ts';
import { deliveriesAfter } from '../../../src/inbox/replay.store.ts';
import { dropOldStatuses, dropOtherBodies, emptyOldBodies, emptyOldMessages } from '../../../src/inbox/retain.store.ts';
import { enqueueOnlyJobs } from '../../../src/jobs/enqueue-only.ts';
import { entriesOf } from '../../../src/ledger/entries.view.ts';
import { answeredClaims, answeredLanguages } from '../../../src/matching/drift.store.ts';
import { confirmedCheck, rejectedChecks } from '../../../src/matching/matching.store.ts';
import { decidedLately } from '../../../src/matching/preview.store.ts';
import { isKeyUsed } from '../../../src/media/media.store.ts';
import { readLoad } from '../../../src/operations/load.view.ts';
import { readOperations } from '../../../src/operations/operations.view.ts';
import { hideIn, hideStatuses, sentIds } from '../../../src/outbox/hide-ids.store.ts';
import { findByStatuses, findToSend, requeueKept, waitingStatuses } from '../../../src/outbox/outbox.store.ts';
import { dropUnsent, heardAmong } from '../../../src/publishing/heard.store.ts';
import { readHeard, readPublished } from '../../../src/publishing/published.view.ts';
import { markAllAnswered, owedTo, waitingFor } from '../../../src/publishing/publishing.store.ts';
import { readCase } from '../../../src/review/case.view.ts';
import { nextClaims } from '../../../src/review/proposals.store.ts';
import { readProposals } from '../../../src/review/proposals.view.ts';
import { readQueue, tabs } from '../../../src/review/queue.view.ts';
import { findOpenCase, mostUrgentFree, pressingOf } from '../../../src/review/review.store.ts';
import { allSlugs, latestChecks, publicCheck } from '../../../src/site/site.view.ts';
import { testSettings } from '../../support/open-world.ts';
import { openTexts } from './texts.ts';

type Execute = (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;
export type HotQuery = {
  name: string;
  run(db: Database, execute: Execute): Promise<unknown>;
  /** Most rows it may look at, 5,000 unless said: a page of many, or all that is not done. */
  rows?: number;
};

/** The end of the campaign that `fillAround` invents. */
const now = new Date('2026-09-29T00:00:00.000Z');
const idOf = (prefix: string, n: number) => `${prefix}_${String(n).padStart(10, '0')}`;

/**
 * What a busy service asks its database most, or while somebody waits, by the functions that ask it in production. Ids are
 * those of `fillClaims` and `fillAround`; claim 0 is asked by more people than any other.
 */
export function hotQueries(size: { claims: number; messages: number }): HotQuery[] {
  const claim = idOf('clm', Math.floor(size.claims / 2));
  const viral = idOf('clm', 0);
  const asker = idOf('ask', Math.floor(size.messages / 20));
  const submission = idOf('sub', Math.floor(size.messages / 5));
  const check = idOf('fc', Math.floor(size.claims / 20));
  const message = openTexts(1, 9).claimOf(openTexts(1, 9).text());
  const vector = Array.from(message.vector);
  const hidden = [{ wamid: 'wamid.10', hidden: 'erased:10' }];
  const statusOf = { wamid: 'wamid.unknown', opaque: idOf('out', 10) };
  return [
    { name: 'claim jobs', run: (_db, executeSql) => bossOn(executeSql).fetch('send-words', { batchSize: 20 }) },
    { name: 'receive a webhook', run: (db) => receive(db) },
    { name: 'lock an asker', run: (db) => lockAsker(db, asker) },
    { name: 'new messages of an asker', run: (db) => newMessages(db, asker) },
    { name: 'latest submissions of an asker', run: (db) => latestSubmissions(db, asker) },
    { name: 'messages of a submission', run: (db) => messagesOf(db, submission) },
    { name: 'submission a reply belongs to', run: (db) => submissionOfWamid(db, asker, 'wamid.unknown') },
    {
      name: 'what an asker asked lately',
      run: (db) => askedLately(db, { askerId: asker, since: after(now, -30 * dayMs), limit: 8 }),
    },
    {
      name: 'submissions of an asker worked on',
      run: (db) => workedOnSince(db, { askerId: asker, since: after(now, -hourMs), limit: 30 }),
    },
    { name: 'submissions of an asker to tell of', run: (db) => untoldOf(db, asker, after(now, -hourMs)) },
    {
      name: 'submissions of an asker still to come',
      run: (db) => isMoreToCome(db, { askerId: asker, since: after(now, -hourMs), due: now }),
    },
    {
      name: 'whether an asker was told',
      run: (db) => wasToldSince(db, { askerId: asker, keys: 'say:%:greeting', since: after(now, -hourMs) }),
    },
    { name: 'claim by key', run: (db) => findClaimByKey(db, message.key) },
    { name: 'claims by sketch', run: (db) => sketchedClaims(db, message.sketch, { claims: 20, holders: 40 }) },
    { name: 'claims by vector', run: (db) => nearestClaims(db, vector, 20) },
    { name: 'keep a claim', run: (db) => insertClaim(db, newClaim(message, vector)) },
    { name: 'count one more who asks', run: (db) => countAsked(db, claim, now) },
    { name: 'file a submission', run: (db) => fileUnder(db, submission, claim) },
    { name: 'fact-check that people confirmed', run: (db) => confirmedCheck(db, claim) },
    { name: 'fact-checks that people rejected', run: (db) => rejectedChecks(db, claim) },
    { name: 'open case of a claim', run: (db) => findOpenCase(db, claim) },
    { name: 'what makes a claim pressing', run: (db) => pressingOf(db, claim, after(now, -dayMs)) },
    { name: 'what makes the most asked claim pressing', run: (db) => pressingOf(db, viral, after(now, -dayMs)) },
    { name: 'words to send', run: (db) => findToSend(db, idOf('out', 100)) },
    { name: 'erased twins', run: (db) => erasedAmong(db, ['erased:10', 'erased:20']) },
    { name: 'ids of what an asker sent', run: (db) => receivedIds(db, asker) },
    { name: 'ids of what an asker was sent', run: (db) => sentIds(db, asker) },
    { name: 'hide ids of messages', run: (db) => hideReceived(db, { askerId: asker, hidden }) },
    { name: 'hide ids of words', run: (db) => hideIn(db, 'outgoing', 'wamid', { askerId: asker, hidden }) },
    { name: 'hide ids of states', run: (db) => hideStatuses(db, hidden) },
    { name: 'words a status is about', run: (db) => findByStatuses(db, [statusOf]) },
    { name: 'statuses that wait for a wamid', run: (db) => waitingStatuses(db, 'wamid.unknown') },
    { name: 'kept words of an asker', run: (db) => requeueKept(db, { askerId: asker, since: null }) },
    ...tabs.map((tab) => ({
      name: `queue page: ${tab}`,
      run: (db: Database) => readQueue(db, { tab, language: '', after: '' }, { id: 'stf_a', now }),
      rows: 20_000,
    })),
    { name: 'next case', run: (db) => mostUrgentFree(db, now, null) },
    { name: 'case page', run: (db) => readCase(db, idOf('case', 40), now) },
    { name: 'case page of the most asked claim', run: (db) => readCase(db, idOf('case', 0), now), rows: 20_000 },
    { name: 'proposals page', run: (db) => readProposals(db), rows: 20_000 },
    { name: 'claims to look for merges of', run: (db) => nextClaims(db, 20) },
    { name: 'wordings of a claim', run: (db) => claimsUnder(db, claim) },
    {
      name: 'a page of those a verdict owes words',
      run: (db) => owedTo(db, { claimId: viral, factCheckIds: [check], afterAskerId: '', limit: 500 }),
      rows: 20_000,
    },
    {
      name: 'a page of those who wait for a claim',
      run: (db) => waitingFor(db, { claimId: claim, afterSubmissionId: '', limit: 500 }),
    },
    {
      name: 'who of a page heard a fact-check',
      run: (db) =>
        heardAmong(
          db,
          Array.from({ length: 500 }, (_, i) => idOf('ask', i)),
          { factCheckIds: [check], since: after(now, -90 * dayMs), until: now },
        ),
      rows: 20_000,
    },
    {
      name: 'words not sent yet that quote a fact-check',
      run: (db) => dropUnsent(db, { factCheckIds: [check], since: after(now, -90 * dayMs), fault: '' }),
    },
    {
      name: 'all that a page of askers asked of a claim',
      run: (db) =>
        markAllAnswered(db, {
          askerIds: Array.from({ length: 500 }, (_, i) => idOf('ask', i)),
          claimId: viral,
          factCheckId: check,
        }),
      rows: 20_000,
    },
    { name: 'verdicts page', run: (db) => readPublished(db) },
    { name: 'whom a verdict reached', run: (db) => readHeard(db, idOf('ver', 3)) },
    { name: 'public list', run: (db) => latestChecks(db, { limit: 20 }) },
    { name: 'public page', run: (db) => publicCheck(db, 'check-100') },
    { name: 'sitemap', run: (db) => allSlugs(db, 5_000), rows: 20_000 },
    { name: 'fact-checks by id', run: (db) => findDocuments(db, [check, idOf('fc', 1)]) },
    {
      name: 'a page of all fact-checks',
      run: (db) => pageOfDocuments(db, { afterId: check, limit: 500, comparing: null }),
    },
    { name: 'fact-checks without a family', run: (db) => pageWithoutFamily(db, 50) },
    { name: 'how many have no family', run: (db) => countWithoutFamily(db) },
    { name: 'families of fact-checks', run: (db) => familiesOf(db, [check, idOf('fc', 1)]) },
    { name: 'ledger of a case', run: (db) => entriesOf(db, [idOf('case', 40), claim]) },
    { name: 'measures', run: (db) => readLoad(db), rows: 30_000 },
    { name: 'operations page', run: (db) => readOperations(db), rows: 30_000 },
    { name: 'languages answered lately', run: (db) => answeredLanguages(db, after(now, -hourMs)) },
    { name: 'answers held against what people say', run: (db) => answeredClaims(db, 'en', after(now, -hourMs)) },
    { name: 'submissions decided lately', run: (db) => decidedLately(db, hourMs, 200) },
    { name: 'media of an asker', run: (db) => mediaKeysOf(db, asker) },
    { name: 'whether bytes are used', run: (db) => isKeyUsed(db, 'ab/cd.jpg') },
    { name: 'erase an asker', run: (db) => eraseWords(db, asker, now) },
    { name: 'let go of old bytes', run: (db) => emptyOldBodies(db, after(now, -80 * dayMs), 1_000) },
    { name: 'let go of old bytes in no month', run: (db) => dropOtherBodies(db, after(now, -80 * dayMs), 1_000) },
    { name: 'let go of old statuses', run: (db) => dropOldStatuses(db, after(now, -80 * dayMs), 1_000) },
    { name: 'let go of old words', run: (db) => emptyOldMessages(db, after(now, -80 * dayMs), 1_000) },
    { name: 'a page of deliveries', run: (db) => deliveriesAfter(db, { since: after(now, -dayMs), afterId: '' }) },
  ];
}

/** pg-boss as it asks for work, on the connection that is watched. */
const bossOn = (executeSql: Execute) =>
  new PgBoss({ db: { executeSql }, supervise: false, schedule: false, migrate: false, registerInstance: false });

async function receive(db: Database) {
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '15550199999', phone_number_id: testSettings.whatsappPhoneNumberId },
    contacts: [{ profile: { name: 'Invented' }, wa_id: '15550100777' }],
    messages: [
      {
        from: '15550100777',
        id: 'wamid.bench',
        timestamp: '1790000000',
        type: 'text',
        text: { body: 'Is the bridge open?' },
      },
    ],
  };
  const body = JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: testSettings.whatsappBusinessAccountId, changes: [{ field: 'messages', value }] }],
  });
  const needs = {
    db,
    vault: await openVault(testSettings.dataKey),
    jobs: enqueueOnlyJobs(),
    clock: { now: () => now },
    actor: machine('inbox'),
    messenger: fakeMessenger(),
    log: openLog('silent'),
  };
  return receiveWebhook({ ...needs, settings: testSettings }, { body: new TextEncoder().encode(body) });
}

const newClaim = (message: { text: string; normal: string; key: string; sketch: number[] }, vector: number[]) => ({
  id: 'clm_zzz',
  rootId: 'clm_zzz',
  ...message,
  vector,
  language: 'en',
  firstAskedAt: now,
  lastAskedAt: now,
});
