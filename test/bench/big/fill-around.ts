import type postgres from 'postgres';

type Progress = (done: number, words: string) => void;
type Step = { table: string; rows: number; insert: string };

/** A number from 0 to 1 that depends on the row and on which of its numbers it is; the same in every run. */
const chance = (which: number) => `((hashint8(i * 7919 + ${which})::bigint & 2147483647) / 2147483648.0)`;
const id = (prefix: string, of: string) => `'${prefix}_' || lpad((${of})::bigint::text, 10, '0')`;
const pick = (which: number, count: number) => `floor(${chance(which)} * ${count})`;
const dated = (all: number) => `timestamptz '2026-07-01Z' + i * interval '90 days' / ${Math.max(1, all)}`;

/**
 * Fills what stands around the claims of `fillClaims`: askers, messages, submissions, words sent, delivery states, cases,
 * matches, fact-checks, verdicts, notices, ledger and finished jobs, in the proportions of a campaign. Some claims are
 * asked by tens of thousands, most by one or two. Everything is invented; the same rows in every run.
 */
export async function fillAround(
  client: postgres.Sql,
  options: { claims: number; messages: number; progress?: Progress },
): Promise<void> {
  const steps = stepsOf(options.claims, options.messages);
  const all = steps.reduce((sum, step) => sum + step.rows, 0);
  let done = 0;
  const batch = 100_000;
  for (const step of steps) {
    for (let from = 0; from < step.rows; from += batch) {
      const to = Math.min(step.rows, from + batch);
      // What the rows point to is there by construction; a role that may not say so pays for the look-ups.
      await client.begin(async (tx) => {
        await tx.savepoint((inner) => inner`set local session_replication_role = replica`).catch(() => {});
        await tx.unsafe(`${step.insert} from generate_series(${from}::bigint, ${to - 1}) as i on conflict do nothing`);
      });
      done += to - from;
      options.progress?.(done / all, `${step.table}: ${to.toLocaleString('en')}`);
    }
  }
  await client`analyze`;
}

function stepsOf(claims: number, messages: number): Step[] {
  const askers = Math.ceil(messages / 6);
  const submissions = Math.ceil(messages * 0.4);
  const deliveries = Math.ceil(messages / 2);
  const checks = Math.ceil(claims / 10);
  const cases = Math.ceil(claims / 20);
  const claimOf = id('clm', `floor(${claims} * ${chance(1)} ^ 4)`);
  const isNew = (all: number) => `i >= ${all - Math.ceil(all / 2000)}`;
  return [
    {
      table: 'askers',
      rows: askers,
      insert: `insert into askers (id, user_id_blind, phone_blind, address, nickname, language, created_at, last_message_at)
        select ${id('ask', 'i')}, md5('user' || i) || md5('u' || i), md5('phone' || i) || md5('p' || i),
          decode(repeat(md5(i::text), 4), 'hex'), 'Amber Heron ' || i, 'en', ${dated(askers)}, ${dated(askers)}`,
    },
    {
      table: 'deliveries',
      rows: deliveries,
      insert: `insert into deliveries (id, received_at, body, digest, state)
        select ${id('del', 'i')}, ${dated(deliveries)}, decode(repeat(md5(i::text), 16), 'hex'),
          md5('digest' || i) || md5('d' || i), 'messages'`,
    },
    {
      table: 'submissions',
      rows: submissions,
      insert: `insert into submissions (id, asker_id, state, opened_at, closes_at, text, language, last_wamid, claim_id,
          decision, reason, decided_at, probability, candidates, fact_check_id, feedback)
        select ${id('sub', 'i')}, ${id('ask', pick(2, askers))}, case when ${isNew(submissions)} then 'open' else 'decided' end,
          ${dated(submissions)}, ${dated(submissions)} + interval '30 s', repeat(md5(i::text) || ' ', 4),
          (array['en', 'pt', 'hi', 'es'])[1 + ${pick(3, 4)}::int], 'wamid.' || md5('m' || i), ${claimOf},
          case when i % 3 = 0 then 'reply' else 'review' end, 'no-match', ${dated(submissions)} + interval '31 s', 0.5,
          '[]'::jsonb, case when i % 3 = 0 then ${id('fc', pick(4, checks))} end,
          case when i % 40 = 0 then 'helpful' when i % 41 = 0 then 'not-mine' end`,
    },
    {
      table: 'messages',
      rows: messages,
      insert: `insert into messages (id, delivery_id, phone_number_id, wamid, asker_id, type, sent_at, received_at, text,
          payload, forwarded, state, submission_id)
        select ${id('msg', 'i')}, ${id('del', `i / ${Math.max(1, Math.round(messages / deliveries))}`)}, '100000000000001',
          'wamid.' || md5('m' || i), ${id('ask', pick(2, askers))}, 'text', ${dated(messages)}, ${dated(messages)},
          repeat(md5(i::text) || ' ', 4), '{"type": "text"}'::jsonb, case when i % 9 = 0 then 'often' else 'forwarded' end,
          case when ${isNew(messages)} then 'new' else 'stepped' end, ${id('sub', `i * ${submissions} / ${messages}`)}`,
    },
    {
      table: 'media',
      rows: Math.ceil(messages / 20),
      insert: `insert into media (id, message_id, provider_id, mime_type, state, sha256, created_at)
        select ${id('med', 'i')}, ${id('msg', 'i * 20')}, md5('p' || i), 'image/jpeg', 'stored', md5('s' || i),
          ${dated(messages / 20)}`,
    },
    {
      table: 'outgoing',
      rows: submissions,
      insert: `insert into outgoing (id, asker_id, key, words, state, wamid, attempts, submission_id, created_at, sent_at)
        select ${id('out', 'i')}, ${id('ask', pick(2, askers))}, 'answer:' || ${id('sub', 'i')},
          jsonb_build_object('kind', 'text', 'body', repeat(md5(i::text), 6)),
          case when i % 500 = 0 then 'kept' when i % 2001 = 0 then 'failed' when i % 5003 = 0 then 'queued' else 'read' end,
          'wamid.' || md5('out' || i), 1, ${id('sub', 'i')}, ${dated(submissions)}, ${dated(submissions)}`,
    },
    {
      table: 'statuses',
      rows: submissions * 2,
      insert: `insert into statuses (id, delivery_id, wamid, status, at, opaque, payload, applied_at)
        select ${id('sta', 'i')}, ${id('del', pick(6, deliveries))}, 'wamid.' || md5('out' || (i / 2)),
          case when i % 2 = 0 then 'sent' else 'read' end, ${dated(submissions * 2)}, ${id('out', 'i / 2')}, '{}',
          ${dated(submissions * 2)}`,
    },
    {
      table: 'fact_checks',
      rows: checks,
      insert: `insert into fact_checks (id, source, external_id, claim, title, summary, rating, rating_words, url, language,
          publisher, published_on, slug, state, content_hash, family_id, created_at, updated_at)
        select ${id('fc', 'i')}, case when i % 100 = 0 then 'ours' else 'feed' end, 'x' || i, repeat(md5(i::text) || ' ', 3),
          md5('t' || i), repeat(md5('s' || i) || ' ', 6), 'false', 'False', 'https://lamp.example/' || i,
          (array['en', 'pt', 'hi', 'es'])[1 + ${pick(3, 4)}::int], 'Publisher ' || (i % 40),
          to_char(${dated(checks)}, 'YYYY-MM-DD'), case when i % 100 = 0 then 'check-' || i end, 'live', md5('h' || i),
          ${id('fc', 'i - i % 3')}, ${dated(checks)}, ${dated(checks)}`,
    },
    {
      table: 'matches',
      rows: Math.ceil(claims / 4),
      insert: `insert into matches (id, claim_id, fact_check_id, probability, why, scored_at)
        select ${id('mat', 'i')}, ${id('clm', 'i * 4 / 3')}, ${id('fc', pick(4, checks))}, ${chance(5)}, '[]', ${dated(claims / 4)}`,
    },
    {
      table: 'cases',
      rows: cases,
      insert: `insert into cases (id, claim_id, state, reason, urgency, outcome, opened_at, closed_at)
        select ${id('case', 'i')}, ${id('clm', 'i * 20')}, case when i % 40 = 0 then 'open' when i % 401 = 0 then 'escalated' else 'closed' end,
          'no-match', ${chance(5)} * 100, 'answered', ${dated(cases)}, ${dated(cases)} + interval '1 hour'`,
    },
    {
      table: 'verdicts',
      rows: Math.ceil(cases / 10),
      insert: `insert into verdicts (id, claim_id, case_id, rating, claim, title, summary, sources, language, state,
          written_by, published_by, published_at, fact_check_id, updated_at)
        select ${id('ver', 'i')}, ${id('clm', 'i * 200')}, ${id('case', 'i * 10')}, 'false', md5(i::text), md5('t' || i),
          md5('s' || i), '[]', 'en', case when i % 50 = 0 then 'draft' else 'published' end, 'stf_a', 'stf_b',
          ${dated(cases / 10)}, ${id('fc', 'i * 100')}, ${dated(cases / 10)}`,
    },
    {
      table: 'notices',
      rows: Math.ceil(submissions / 5),
      insert: `insert into notices (id, verdict_id, asker_id, submission_id, state, created_at)
        select ${id('not', 'i')}, ${id('ver', pick(6, Math.ceil(cases / 10)))}, ${id('ask', pick(2, askers))}, ${id('sub', 'i * 5')},
          'queued', ${dated(submissions / 5)}`,
    },
    {
      table: 'claim_proposals',
      rows: Math.ceil(claims / 100),
      insert: `insert into claim_proposals (id, kind, claim_id, other_id, score, why, state, proposed_at)
        select ${id('prp', 'i')}, 'merge', ${id('clm', 'i * 100')}, ${id('clm', 'i * 100 + 1')}, ${chance(5)}, '[]',
          case when i % 10 = 0 then 'open' else 'dismissed' end, ${dated(claims / 100)}`,
    },
    {
      table: 'entries',
      rows: messages,
      insert: `insert into entries (id, at, actor_kind, actor_id, actor_name, did, thing, details)
        select ${id('ent', 'i')}, ${dated(messages)}, 'machine', 'inbox', 'inbox',
          (array['delivery.received', 'submission.filed', 'words.sent', 'status.applied'])[1 + (i % 4)::int],
          case when i % 4 = 1 then ${id('sub', 'i * 0.4')} when i % 200 = 2 then ${id('case', `i * ${cases} / ${messages}`)}
            else ${id('del', 'i / 2')} end, '{}'`,
    },
    {
      table: 'pgboss.job',
      rows: Math.min(200_000, Math.ceil(messages / 5)),
      insert: `insert into pgboss.job (name, data, state, start_after, created_on, started_on, completed_on, keep_until)
        select (array['step-conversation', 'close-submission', 'file-submission', 'decide-submission', 'send-words'])[1 + (i % 5)::int],
          '{}', (case when i % 100 = 0 then 'created' else 'completed' end)::pgboss.job_state, now(), now() - interval '1 hour',
          now(), case when i % 100 = 0 then null else now() end, now() + interval '1 day'`,
    },
  ];
}
