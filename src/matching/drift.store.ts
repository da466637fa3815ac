import { sql } from 'drizzle-orm';
import type { Database } from '../core/ports.ts';
import { rowsOf } from '../core/rows.ts';
import { type AnsweredClaim, mostLookedAt } from './drift.rules.ts';

/** Languages answered automatically since an instant, as submissions carry them. */
export async function answeredLanguages(db: Database, since: Date): Promise<string[]> {
  const rows = await db.execute<{ language: string }>(sql`
    select distinct language from submissions
    where decision = 'reply' and reason = 'certain' and language is not null and decided_at > ${since.toISOString()}::timestamptz
    order by language`);
  return rowsOf(rows).map((row) => row.language);
}

/**
 * The claims answered automatically in a language since an instant, newest first, at most `mostLookedAt`, with what people
 * said. A reviewer's word on the match goes first; a complaint that reviewers answered with a fact-check of another claim
 * says that the match was wrong. A case that was reopened is in doubt again, and so is the word on its match.
 */
export async function answeredClaims(db: Database, language: string, since: Date): Promise<AnsweredClaim[]> {
  const rows = await db.execute<{
    accepted: boolean;
    rejected: boolean;
    otherwise: boolean;
    reopened: string | null;
    doubters: string[];
    helped: number;
  }>(sql`
    with answered as (
      select c.root_id, s.candidates->0->>'factCheckId' as check_id, max(s.decided_at) as at,
        coalesce(array_agg(distinct s.asker_id) filter (where s.feedback like 'not-mine%'), '{}') as doubters,
        count(distinct s.asker_id) filter (where s.feedback = 'helpful')::int as helped
      from submissions s join claims c on c.id = s.claim_id
      where s.decision = 'reply' and s.reason = 'certain' and s.language = ${language}
        and s.decided_at > ${since.toISOString()}::timestamptz and s.candidates->0->>'factCheckId' is not null
      group by 1, 2 order by 3 desc limit ${mostLookedAt}
    )
    select a.doubters, a.helped,
      (select k.id from cases k where k.claim_id = a.root_id and k.state <> 'closed' and exists (
        select 1 from entries e where e.thing = k.id and e.did = 'case.reopened') limit 1) as reopened,
      exists (select 1 from matches m join claims c on c.id = m.claim_id
        where c.root_id = a.root_id and m.fact_check_id = a.check_id and m.state = 'accepted') as accepted,
      exists (select 1 from matches m join claims c on c.id = m.claim_id
        where c.root_id = a.root_id and m.fact_check_id = a.check_id and m.state = 'rejected') as rejected,
      exists (select 1 from matches m join claims c on c.id = m.claim_id
        join fact_checks o on o.id = m.fact_check_id
        where c.root_id = a.root_id and m.state = 'accepted' and coalesce(o.family_id, o.id) <> a.family)
      or exists (select 1 from verdicts v join claims c on c.id = v.claim_id
        join fact_checks o on o.id = v.fact_check_id
        where c.root_id = a.root_id and v.state = 'published' and coalesce(o.family_id, o.id) <> a.family) as otherwise
    from (select answered.*, coalesce(f.family_id, answered.check_id) as family
      from answered left join fact_checks f on f.id = answered.check_id) a
    order by a.at desc`);
  return rowsOf(rows).map((row) => ({
    reviewers: wordOf(row),
    doubters: row.reopened === null ? row.doubters : [...row.doubters, row.reopened],
    helped: row.helped,
  }));
}

function wordOf(row: {
  accepted: boolean;
  rejected: boolean;
  otherwise: boolean;
  reopened: string | null;
  doubters: string[];
}): AnsweredClaim['reviewers'] {
  if (row.rejected) return 'wrong';
  if (row.reopened !== null) return null;
  if (row.accepted) return 'right';
  return row.otherwise && row.doubters.length > 0 ? 'wrong' : null;
}
