import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { messages } from '../../db/schema/inbox.ts';
import { handleError } from '../../src/app/handle-error.ts';
import type { Measures } from '../../src/app/measures.ts';
import { answerJob } from '../../src/app/run-jobs.ts';
import { wordsOf } from '../../src/core/errors.ts';
import { rowsOf } from '../../src/core/rows.ts';
import { drain } from '../../src/jobs/drain.ts';
import { enqueue } from '../../src/jobs/enqueue.ts';
import { databaseLanes, skipLane } from '../support/lanes.ts';
import { openWorld, type TestWorld } from '../support/open-world.ts';
import { privateLines } from '../support/quiet.ts';

const phone = '15550100001';
const said = 'The lighthouse keeper of Amara sold the beam to a film studio';
const known = { people: [phone], words: [said] };

/** A query with what somebody wrote that the database refuses: the delivery is not there. */
const refused = (world: TestWorld) =>
  world.db.insert(messages).values({
    id: `msg_${phone}`,
    deliveryId: 'del_none',
    phoneNumberId: phone,
    wamid: 'wamid.1',
    type: 'text',
    sentAt: world.clock.now(),
    receivedAt: world.clock.now(),
    text: said,
    payload: { text: { body: said } },
  });

describe.each(databaseLanes)('a query that fails, %s', (lane) => {
  describe.skipIf(skipLane(lane))('in this lane', () => {
    test('carries what somebody wrote, and is told without it', async () => {
      const world = await openWorld(lane);
      const error = await refused(world).then(
        () => null,
        (thrown: unknown) => thrown,
      );
      expect(String(error)).toContain(said);
      expect(wordsOf(error)).toMatch(/violates foreign key constraint .*\(in: insert into "messages"/);
      const odd = await world.db.execute(sql`select ${said}::int`).catch((thrown: unknown) => thrown);
      expect(wordsOf(odd)).toMatch(/invalid input syntax for type integer: "…"/);
    });

    test('breaks a page without a word of it in the log, nor the address that was asked', async () => {
      const world = await openWorld(lane);
      const app = new Hono().get('*', async (c) => c.json(await refused(world)));
      app.onError(handleError(world.log));
      expect((await app.request(`/simulator/phones/${phone}`)).status).toBe(500);
      const [line] = world.log.lines;
      expect(line?.fields).toMatchObject({ path: '/simulator/phones/…', stack: expect.stringMatching(/^\s+at /) });
      expect(privateLines(JSON.stringify(world.log.lines), known)).toEqual([]);
    });

    test('fails a job without a word of it in the log, or in what is kept of the job', async () => {
      const world = await openWorld(lane);
      const measures = { job: () => refused(world) } as unknown as Measures;
      await enqueue(world, 'retain', {});
      const failing = drain(world, (name, payload) => answerJob({ ...world, measures }, name, payload));
      await expect(failing).rejects.toThrow();
      expect(world.log.lines[0]).toMatchObject({ level: 'error', fields: { job: 'retain', outcome: 'failed' } });
      expect(privateLines(JSON.stringify(world.log.lines), known)).toEqual([]);
      const kept = await world.db.execute(sql`select output::text as output from pgboss.job where output is not null`);
      expect(JSON.stringify(rowsOf(kept))).toContain('violates foreign key');
      expect(privateLines(JSON.stringify(rowsOf(kept)), known)).toEqual([]);
    });
  });
});

test('what nobody caught ends a process without a word of it', async () => {
  const program = `
    import { endQuietly } from './src/app/end-quietly.ts';
    endQuietly();
    const error = Object.assign(new Error('Failed query: select $1\\nparams: ${said}'), { params: ['${said}'] });
    void Promise.reject(error);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program]);
  let printed = '';
  child.stderr.on('data', (chunk) => {
    printed += chunk;
  });
  const code = await new Promise((done) => child.on('close', done));
  expect(code).toBe(1);
  expect(printed).toMatch(/^Failed query: select \$1\n\s+at /);
  expect(privateLines(printed, known)).toEqual([]);
});

test('the database server of the compose file logs neither rows it refuses nor values', () => {
  expect(readFileSync('compose.yaml', 'utf8')).toMatch(
    /command: \[postgres, .*log_error_verbosity=terse.*log_parameter_max_length=0/,
  );
});
