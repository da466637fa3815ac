import { machine } from '../core/actor.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import { breathe } from '../core/time.ts';
import { type FamilyLink, linkOf, saidTheSame, translationsAmong } from '../fact-checks/families.rules.ts';
import {
  checksAt,
  claimsOf,
  countWithoutFamily,
  type Familyless,
  keepLinks,
  lockFamilies,
  pageWithoutFamily,
  regroup,
  sameAsOf,
  unchanged,
} from '../fact-checks/families.store.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { record } from '../ledger/record.ts';
import { settledCounts } from './background.rules.ts';
import { sameClaim } from './families.rules.ts';
import { modelsOf } from './models.rules.ts';
import { viewOf } from './text-view.rules.ts';

/**
 * Fact-checks of one transaction: a third of a second of work, between whose pieces messages go first. Writing it down is
 * the longest piece, about 80 ms in the embedded database (own measurement, 2026-11-23).
 */
const pageSize = 50;

/** Pages of one job, about ten seconds: between two jobs the queue waits up to two. Chosen 2026-11. */
const pagesPerJob = 40;

/**
 * Neighbours compared with each fact-check. Source: of the same claims among the best 30 of 1,000 fact-checks in 138,365,
 * none came after the fourth (own measurement, 2026-11-23).
 */
const neighbours = 10;

type Finding = Needs<'db' | 'jobs' | 'clock' | 'actor' | 'search' | 'models'>;

/**
 * Puts fact-checks that have no family with others of the same claim, some pages a run, and puts the next run in line.
 * Safe to repeat, also at the same time: links are kept once, families follow from links alone, and one that changed
 * meanwhile is left for the next run.
 */
export async function findFamilies(needs: Finding): Promise<void> {
  for (let page = 0; page < pagesPerJob; page++) if (!(await groupPage(needs))) return;
  await enqueue(needs, 'find-families', {});
}

/** Groups one page; false when none waits. */
async function groupPage(needs: Finding): Promise<boolean> {
  const page = await pageWithoutFamily(needs.db, pageSize);
  if (page.length === 0) return false;
  const links = await sameClaims(needs, page);
  const urls = page.flatMap((check) => check.url ?? []);
  await inTransaction({ ...needs, actor: machine('fact-checks') }, async (needs) => {
    await lockFamilies(needs.db);
    const still = await unchanged(needs.db, page);
    const said = await sameAsOf(needs.db, { ids: page.map((check) => check.id), urls });
    const at = await checksAt(needs.db, [...urls, ...said.flatMap((one) => [one.url, one.from ?? one.url])]);
    const found = [...links, ...translationsAmong(at), ...saidTheSame(said, at)];
    const ids = new Set(page.map((check) => check.id));
    const fresh = (id: string) => still.has(id) || !ids.has(id);
    const kept = found.filter((link) => fresh(link.firstId) && fresh(link.secondId));
    await keepLinks(needs.db, kept, { at: needs.clock.now(), by: null });
    await regroup(needs.db, [...still], still);
    await record(needs, {
      did: 'fact-checks.grouped',
      thing: 'fact-checks',
      details: { looked: still.size, links: kept.length },
    });
  });
  return true;
}

/** Links to neighbours that check the same claim; neighbours are found the way that candidates of a message are. */
async function sameClaims(needs: Finding, page: readonly Familyless[]): Promise<FamilyLink[]> {
  const near = new Map<string, string[]>();
  for (const { id, claim: text, language } of page) {
    const nominated = await needs.search.nominate({ text, language, vector: null, limit: neighbours });
    near.set(
      id,
      nominated.filter((other) => other !== id),
    );
    await breathe();
  }
  const others = await claimsOf(needs.db, [...new Set([...near.values()].flat())]);
  const terms = settledCounts(needs.search.terms, modelsOf(needs.models).background);
  const links: FamilyLink[] = [];
  for (const { id, claim, language } of page) {
    const own = { claim: viewOf(claim, terms), language };
    for (const other of near.get(id) ?? []) {
      const told = others.get(other);
      if (told && sameClaim(own, { claim: viewOf(told.claim, terms), language: told.language }))
        links.push(linkOf(id, other, 'same-claim'));
    }
    await breathe();
  }
  return links;
}

/** Sets the looking going when fact-checks wait for it. Safe to repeat: a run that finds none does nothing. */
export async function startFamilies(needs: Needs<'db' | 'jobs' | 'clock'>): Promise<number> {
  const waiting = await countWithoutFamily(needs.db);
  if (waiting > 0) await enqueue(needs, 'find-families', {});
  return waiting;
}
