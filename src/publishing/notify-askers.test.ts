import { eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { askers } from '../../db/schema/inbox.ts';
import { outgoing } from '../../db/schema/outbox.ts';
import { notices } from '../../db/schema/publishing.ts';
import { publishTheCase } from '../../test/support/desk.ts';
import { databaseLanes, skipLane } from '../../test/support/lanes.ts';
import { openWorld, type TestWorld } from '../../test/support/open-world.ts';
import { say } from '../../test/support/whatsapp.ts';
import { rowsOf } from '../core/rows.ts';
import { noticePriority } from '../outbox/queue-words.ts';
import { noticePage, notifyAskers, pagesInARow } from './notify-askers.ts';

/** More than one run tells. */
const many = noticePage * pagesInARow + 40;

/** A case that so many more people ask about, in two wordings, each of them twice. Their addresses are sealed by nobody. */
async function manyAsk(world: TestWorld) {
  await say(world, { text: 'The old bridge at Guincho will be pulled down on Monday and nobody was told about it' });
  await world.db.execute(sql`
    insert into claims (id, root_id, key, text, normal, language, first_asked_at, last_asked_at)
    select 'clm_other', id, 'other', 'other', 'other', 'en', now(), now() from claims where id = root_id`);
  await world.db.execute(sql`
    insert into askers (id, address, nickname, language, created_at, last_message_at)
    select 'ask_many_' || lpad(i::text, 5, '0'), 'x'::bytea, 'Amber Heron', 'en', now(), now() from generate_series(1, ${many}::int) as i`);
  await world.db.execute(sql`
    insert into submissions (id, asker_id, state, opened_at, closes_at, last_wamid, claim_id, decision)
    select 'sub_many_' || t || '_' || lpad(i::text, 5, '0'), 'ask_many_' || lpad(i::text, 5, '0'), 'decided', now(), now(), 'w' || i,
      case when i % 3 = t then 'clm_other' else (select id from claims where id = root_id) end, 'review'
    from generate_series(1, ${many}::int) as i, generate_series(1, 2) as t`);
}

describe.each(databaseLanes)('a verdict that many wait for, %s', (lane) => {
  describe.skipIf(skipLane(lane))('in this lane', () => {
    test('is told to each of them once, page after page and run after run, though runs begin again and some said STOP', async () => {
      const world = await openWorld(lane);
      await manyAsk(world);
      const stopped = ['ask_many_00001', 'ask_many_00500', `ask_many_${String(many).padStart(5, '0')}`];
      await world.db.update(askers).set({ stoppedAt: sql`now()` }).where(inArray(askers.id, stopped));
      await world.db.update(askers).set({ erasedAt: world.clock.now() }).where(eq(askers.id, 'ask_many_00002'));
      const { verdictId } = await publishTheCase(world);
      await notifyAskers(world, { verdictId });
      const next = await world.db.execute<{ after: string }>(
        sql`select data->>'afterAskerId' as after from pgboss.job where name = 'notify-askers' and state = 'created'
          and data->>'afterAskerId' is not null`,
      );
      expect(rowsOf(next)).toEqual([{ after: expect.stringMatching(/^ask_many_0[45]/) }]);
      await notifyAskers(world, { verdictId });
      await Promise.all([
        notifyAskers(world, { verdictId }),
        notifyAskers(world, { verdictId, afterAskerId: 'ask_many_00600' }),
      ]);
      const afterAskerId = 'ask_many_00300';
      for (const from of [afterAskerId, 'ask_many_00700']) await notifyAskers(world, { verdictId, afterAskerId: from });
      const told = await world.db
        .select({ askerId: notices.askerId })
        .from(notices)
        .where(eq(notices.verdictId, verdictId));
      expect(new Set(told.map((one) => one.askerId)).size).toBe(told.length);
      expect(told.length).toBe(many - 4 + 1);
      const words = await world.db.select().from(outgoing).where(isNotNull(outgoing.noticeId));
      expect(words.length).toBe(told.length);
      const waiting = await world.db.execute<{ n: number }>(
        sql`select count(*)::int as n from pgboss.job where name = 'send-words' and state = 'created' and priority = ${noticePriority}::int`,
      );
      expect(rowsOf(waiting)).toEqual([{ n: told.length }]);
      expect(words.filter((one) => one.submissionId?.startsWith('sub_many_2')).length).toBe(told.length - 1);
    });
  });
});
