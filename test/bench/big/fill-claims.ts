import { once } from 'node:events';
import type postgres from 'postgres';
import { mostHolders } from '../../../src/claims/nominate.rules.ts';
import { openTexts } from './texts.ts';

type Progress = (done: number, words: string) => void;

/** Share of claims that are another wording of an earlier one, and how many such earlier ones there are. */
const wordings = 0.3;
const popular = 20_000;
/** Claims written at once. */
const batch = 500;

/**
 * Fills the claims table with invented claims, as many messages' worth of wordings as a season makes. The index of
 * vectors is made at the end, which is how a backup is brought in too. Returns seconds by step.
 */
export async function fillClaims(
  client: postgres.Sql,
  options: { claims: number; submissions?: number; seed?: number; progress?: Progress },
): Promise<Record<string, number>> {
  const texts = openTexts(options.seed ?? 1);
  const holders = countHolders();
  const known: { text: string; id: string }[] = [];
  const keys = new Set<string>();
  const took: Record<string, number> = {};
  const late = await client<{ name: string; definition: string }[]>`
    select indexname as name, indexdef as definition from pg_indexes
    where tablename = 'claims' and indexname = 'claims_vector'`;
  for (const { name } of late) await client.unsafe(`drop index ${name}`);
  const lineOf = (n: number): string => {
    const id = `clm_${String(n).padStart(10, '0')}`;
    const of = texts.random() < wordings ? known[Math.floor(known.length * texts.random() ** 2)] : undefined;
    const claim = texts.claimOf(of ? texts.edited(of.text) : texts.text());
    if (!of && known.length < popular) known.push({ text: claim.text, id });
    const key = keys.has(claim.key) ? `${claim.key.slice(0, 40)}${n}` : claim.key;
    keys.add(claim.key);
    const vector = `[${Array.from(claim.vector, (value) => value.toFixed(4)).join(',')}]`;
    const sketch = `{${claim.sketch.filter((number) => holders.mayKeep(number)).join(',')}}`;
    const when = at(n, options.claims);
    return [id, of?.id ?? id, key, claim.text, claim.normal, 'en', vector, sketch, asked(n), when, when].join('\t');
  };
  /** As `fillAround` spreads submissions over claims. */
  const asked = (n: number) =>
    Math.round(((options.submissions ?? 0) * ((n + 1) ** 0.25 - n ** 0.25)) / options.claims ** 0.25);
  // Rows of sketches are made from the claims at the end, in the order of their index, as a migration makes them.
  await client`alter table claims disable trigger claims_sketches_added`;
  const started = performance.now();
  const stream = await client`
    copy claims (id, root_id, key, text, normal, language, vector, sketch, asked_count, first_asked_at, last_asked_at)
    from stdin`.writable();
  for (let from = 0; from < options.claims; from += batch) {
    const lines: string[] = [];
    for (let n = from; n < Math.min(options.claims, from + batch); n++) lines.push(lineOf(n));
    if (!stream.write(`${lines.join('\n')}\n`)) await once(stream, 'drain');
    options.progress?.((from + lines.length) / options.claims, `${(from + lines.length).toLocaleString('en')} claims`);
  }
  stream.end();
  await once(stream, 'finish');
  took.copy = secondsSince(started);
  const sketching = performance.now();
  options.progress?.(1, 'making claim_sketches');
  await client`truncate claim_sketches`;
  await client`insert into claim_sketches (number, claim_id)
    select n, c.id from claims c, unnest(c.sketch) as n order by 1, 2 on conflict do nothing`;
  await client`alter table claims enable trigger claims_sketches_added`;
  took.sketches = secondsSince(sketching);
  for (const { name, definition } of late) {
    const begun = performance.now();
    options.progress?.(1, `making ${name}`);
    await client.unsafe(definition);
    took[name] = secondsSince(begun);
  }
  await client`vacuum analyze claims`;
  await client`vacuum analyze claim_sketches`;
  return took;
}

/** How many claims hold a number of a sketch; two numbers may share a place, which leaves a few out too early. */
function countHolders() {
  const held = new Uint8Array(2 ** 27);
  return {
    mayKeep(number: number): boolean {
      const place = number & (held.length - 1);
      const count = held[place] ?? 0;
      if (count >= mostHolders) return false;
      held[place] = count + 1;
      return true;
    },
  };
}

/** Spread over the ninety days of a campaign. */
const at = (n: number, all: number) => new Date(Date.UTC(2026, 6, 1) + (n / all) * 90 * 86_400_000).toISOString();
const secondsSince = (started: number) => Math.round((performance.now() - started) / 100) / 10;
