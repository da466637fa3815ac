import { expect, test } from 'vitest';
import { openWorld, testSettings } from '../../test/support/open-world.ts';
import { say } from '../../test/support/whatsapp.ts';
import { reconcileIndex } from '../fact-checks/reconcile-index.ts';
import { drain } from '../jobs/drain.ts';
import { createApp } from './create-app.ts';
import { openMeasures } from './measures.ts';
import { answerJob } from './run-jobs.ts';
import { openScrape } from './scrape.ts';

const token = 'a-token-for-the-collector';
const bearer = { headers: { authorization: `Bearer ${token}` } };

/** A world whose edges are counted, as `build` makes it, and the app over it. */
async function counted(metricsToken: string | null = token) {
  const plain = await openWorld();
  const measures = openMeasures();
  const settings = { ...testSettings, metricsToken };
  const world = {
    ...plain,
    settings,
    measures,
    search: measures.search(plain.search),
    embedder: measures.embedder(plain.embedder),
    messenger: { ...plain.messenger, ...measures.messenger(plain.messenger) },
    log: { ...measures.log(plain.log), lines: plain.log.lines },
    runDueJobs: () => drain(world, (name, payload) => answerJob(world, name, payload)),
  };
  const scrape = openScrape(world);
  const app = createApp(world, {
    assets: {},
    simulator: null,
    ready: async () => ({ missing: [], degraded: [] }),
    measures,
    scrape: scrape.text,
  });
  return { world, app, scrape };
}

test('without a token in the settings there is no such address; with one, only who knows it reads', async () => {
  const closed = await counted(null);
  expect((await closed.app.request('/metrics', bearer)).status).toBe(404);
  closed.scrape.close();
  const { app, scrape } = await counted();
  expect((await app.request('/metrics')).status).toBe(401);
  expect((await app.request('/metrics', { headers: { authorization: 'Bearer wrong' } })).status).toBe(401);
  const answer = await app.request('/metrics', bearer);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    'text/plain; version=0.0.4; charset=utf-8',
  ]);
  expect(await answer.text()).toContain('plumbline_database_up 1\n');
  scrape.close();
});

test('a message leaves its decision, its jobs, its search and its case in the measures, and no word of its own', async () => {
  const { world, app, scrape } = await counted();
  const text = 'The old pier at Saltquay will be closed for good on Monday because of a giant squid';
  await say(world, { text, forwarded: true });
  await reconcileIndex(world);
  await app.request('/checks/the-squid-of-saltquay');
  await app.request('/nowhere/15550100001');
  await app.request('/webhooks/whatsapp', { method: 'POST', body: '{}' });
  const measured = await (await app.request('/metrics', bearer)).text();
  for (const line of [
    /^plumbline_decisions_total\{decision="review",language="en"\} 1$/m,
    /^plumbline_job_seconds_count\{job="decide-submission",outcome="done"\} 1$/m,
    /^plumbline_search_seconds_count [1-9]/m,
    /^plumbline_embed_seconds_count\{outcome="done"\} [1-9]/m,
    /^plumbline_sends_total\{kind="text",outcome="accepted"\} 1$/m,
    /^plumbline_cases\{state="open"\} 1$/m,
    /^plumbline_cases_oldest_seconds\{state="open"\} [0-9.]+$/m,
    /^plumbline_request_seconds_count\{method="GET",route="\/checks\/:slug",status="404"\} 1$/m,
    /^plumbline_request_seconds_count\{method="GET",route="unmatched",status="404"\} 1$/m,
    /^plumbline_webhook_deliveries_total\{outcome="wrong_signature"\} 1$/m,
    /^plumbline_event_loop_delay_seconds\{quantile="0.99"\} /m,
    /^process_resident_memory_bytes [1-9]/m,
    /^plumbline_jobs_dead 0$/m,
    /^plumbline_search_repairs\{wrong="missing"\} 0$/m,
    /^plumbline_search_reconciled_seconds [0-9.]+$/m,
  ])
    expect(measured).toMatch(line);
  const lines = world.log.lines.map(({ fields, line }) => JSON.stringify({ ...fields, line }));
  expect(lines).toContainEqual(
    expect.stringMatching(/"job":"decide-submission","submissionId":"sub_.*"ms":.*"outcome":"done"/),
  );
  expect(lines).toContainEqual(expect.stringMatching(/"method":"GET".*"route":"\/checks\/:slug","status":404,"ms":/));
  for (const secret of ['squid of', 'Amber', token]) expect(lines.join()).not.toContain(secret);
  for (const secret of ['squid', 'Saltquay', '15550100001', token, 'Amber']) expect(measured).not.toContain(secret);
  scrape.close();
});

test('jobs that are due are counted by name with their age, those of later are not', async () => {
  const { world, app, scrape } = await counted();
  await world.jobs.send(world.db, 'close-submission', { submissionId: 'sub_1' });
  const now = new Date();
  await world.jobs.send(world.db, 'send-words', { outgoingId: 'out_1' }, { now, runAt: new Date(now.getTime() + 1e6) });
  const measured = await (await app.request('/metrics', bearer)).text();
  expect(measured).toContain('plumbline_jobs_due{job="close-submission"} 1\n');
  expect(measured).toMatch(/plumbline_jobs_oldest_seconds\{job="close-submission"\} [0-9.]+\n/);
  expect(measured).not.toContain('plumbline_jobs_due{job="send-words"}');
  scrape.close();
});

test('a database that is away is a measure too, and the others are still given', async () => {
  const { world, scrape } = await counted();
  const broken = { execute: () => Promise.reject(new Error('gone')) } as never;
  const measures = openMeasures();
  const alone = openScrape({ ...world, measures, db: broken });
  const measured = await alone.text();
  expect(measured).toContain('plumbline_database_up 0\n');
  expect(measured).not.toMatch(/^plumbline_jobs_dead /m);
  expect(measured).toContain('plumbline_search_degraded 0\n');
  alone.close();
  scrape.close();
});
