import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { eraseAsker } from '../../src/conversation/erase-asker.ts';
import { rowsOf } from '../../src/core/rows.ts';
import { dayMs, hourMs } from '../../src/core/time.ts';
import { replayDeliveries } from '../../src/inbox/replay-deliveries.ts';
import { retain } from '../../src/inbox/retain.ts';
import { queueWords } from '../../src/outbox/queue-words.ts';
import { pauseSending } from '../../src/outbox/turns.store.ts';
import { databaseLanes, skipLane } from '../support/lanes.ts';
import { openWorld, type TestWorld } from '../support/open-world.ts';
import { aMessage, deliver, deliverStatus, say, settle } from '../support/whatsapp.ts';

const unreachable = { outcome: 'unreachable', detail: 'no route' } as const;
const unsure = { outcome: 'unsure', detail: 'reset' } as const;

/** Where the only asker can be reached, as so many sealed bytes. */
const addressBytes = async (world: TestWorld) => (await world.db.query.askers.findMany())[0]?.address.length;
const goodbye = async (world: TestWorld) =>
  (await world.db.query.outgoing.findMany()).find(({ key }) => key.startsWith('goodbye:'));

/** Stops sending for so long. */
const stop = (world: TestWorld, ms: number) => {
  const now = world.clock.now();
  return pauseSending(
    world.db,
    { why: 'budget', code: null, detail: 'spent', until: new Date(now.getTime() + ms) },
    now,
  );
};

const nadia = '15550100321';
const other = '15550100654';

/** An id as the provider makes them: bytes in base64, among them the digits of the person's number. */
const wamidOf = (phone: string, n: number) =>
  `wamid.${btoa(`\x1c\x18${String.fromCharCode(phone.length)}${phone}\x15\x02\x00\x11\x18\x12${String(n).padStart(18, '0')}\x00`)}`;

/** Has the provider make such ids of what we send to Nadia; `inId` makes those of what she sends, `sent` holds ours. */
function numbersInIds(world: TestWorld) {
  const sent: string[] = [];
  let count = 0;
  const { send } = world.messenger;
  world.messenger.send = async (message) => {
    const result = await send(message);
    if (result.outcome !== 'accepted' || !('phone' in message.to)) return result;
    const wamid = wamidOf(message.to.phone.replace('+', ''), ++count);
    if (message.to.phone === `+${nadia}`) sent.push(wamid);
    return { ...result, wamid };
  };
  return { sent, inId: () => wamidOf(nadia, 1_000 + ++count) };
}

/** A number as it may stand in a table: digits, within base64 at each of three places, and as bytes in hex. */
function formsOf(phone: string): string[] {
  const inBase64 = [0, 1, 2].map((before) =>
    btoa('\0'.repeat(before) + phone).slice(Math.ceil((before * 4) / 3), Math.floor(((before + phone.length) * 4) / 3)),
  );
  const hex = [...phone].map((digit) => digit.charCodeAt(0).toString(16)).join('');
  return [phone, hex, ...inBase64];
}

/** The tables, of every schema, in which any column of any row holds a number in one of its forms. */
async function tablesWith(world: TestWorld, phone: string): Promise<string[]> {
  const tables = rowsOf(
    await world.db.execute<{ schema: string; name: string }>(sql`
      select table_schema as schema, table_name as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 2`),
  );
  const holding: string[] = [];
  for (const { schema, name } of tables) {
    const table = sql`${sql.identifier(schema)}.${sql.identifier(name)}`;
    const rows = rowsOf(await world.db.execute<{ row: string }>(sql`select t::text as row from ${table} t`));
    if (rows.some(({ row }) => formsOf(phone).some((form) => row.includes(form)))) holding.push(name);
  }
  return holding;
}

describe.each(databaseLanes)('who was erased, %s', (lane) => {
  describe.skipIf(skipLane(lane))('in this lane', () => {
    test('is forgotten when the provider cannot be reached for the goodbye, however often it is tried', async () => {
      const world = await openWorld(lane);
      await say(world, { text: 'hello' });
      world.messenger.answerNext(...Array(12).fill(unreachable));
      await say(world, { tap: 'erase:yes' });
      expect(await addressBytes(world)).toBeGreaterThan(0);
      for (let n = 0; n < 12; n++) {
        world.clock.advance(20_000);
        await world.runDueJobs();
      }
      expect(await goodbye(world)).toMatchObject({ state: 'failed', attempts: 12 });
      expect(await addressBytes(world)).toBe(0);
    });

    test('is forgotten when a status tells that a goodbye of unknown fate arrived', async () => {
      const world = await openWorld(lane);
      await say(world, { text: 'hello' });
      world.messenger.answerNext(unsure);
      await say(world, { tap: 'erase:yes' });
      expect(await addressBytes(world)).toBeGreaterThan(0);
      const { id = '' } = (await goodbye(world)) ?? {};
      await deliverStatus(world, { wamid: 'wamid.goodbye', status: 'delivered', opaque: id });
      expect(await goodbye(world)).toMatchObject({ state: 'delivered' });
      expect(await addressBytes(world)).toBe(0);
    });

    test('is forgotten when nobody ever knows whether the goodbye arrived', async () => {
      const world = await openWorld(lane);
      await say(world, { text: 'hello' });
      world.messenger.answerNext(unsure);
      await say(world, { tap: 'erase:yes' });
      for (let n = 0; n < 7; n++) {
        world.clock.advance(21_000);
        await world.runDueJobs();
      }
      expect(await goodbye(world)).toMatchObject({ state: 'failed' });
      expect(await addressBytes(world)).toBe(0);
    });

    test('is forgotten when the goodbye comes to its turn after a day: it is not kept, and no template is sent', async () => {
      const world = await openWorld(lane);
      await say(world, { text: 'hello' });
      await stop(world, 25 * hourMs);
      await say(world, { tap: 'erase:yes' });
      world.messenger.sent.length = 0;
      world.clock.advance(25 * hourMs);
      await settle(world);
      expect(world.messenger.sent).toEqual([]);
      expect(await goodbye(world)).toMatchObject({ state: 'dropped' });
      expect(await addressBytes(world)).toBe(0);
    });

    test('is forgotten a day later while the goodbye still waits, by the hour, and nobody else is', async () => {
      const world = await openWorld(lane);
      await say(world, { text: 'hello' });
      await stop(world, 20 * dayMs);
      await say(world, { tap: 'erase:yes' });
      await say(world, { from: '15550100002', text: 'hello' });
      await retain(world, {});
      expect(await addressBytes(world)).toBeGreaterThan(0);
      world.clock.advance(dayMs + hourMs);
      await retain(world, {});
      const lengths = (await world.db.query.askers.findMany()).map((asker) => [
        asker.erasedAt !== null,
        asker.address.length > 0,
      ]);
      expect(lengths.sort()).toEqual([
        [false, true],
        [true, false],
      ]);
      world.clock.advance(20 * dayMs);
      await settle(world);
      expect(await goodbye(world)).toMatchObject({ state: 'dropped' });
    });

    test('stands in no table any more, not even within ids, whatever the provider tells later', async () => {
      const world = await openWorld(lane);
      const { inId, sent } = numbersInIds(world);
      await say(world, {
        from: nadia,
        text: 'The ferry to Port Amara stops on Friday',
        forwarded: true,
        wamid: inId(),
      });
      const answer = sent.at(-1) ?? '';
      await deliverStatus(world, { wamid: answer, status: 'sent' });
      await say(world, { from: nadia, text: 'hello', replyTo: answer, wamid: inId() });
      await say(world, { from: other, text: 'hello', wamid: wamidOf(other, 1) });
      await say(world, { from: nadia, text: 'DELETE MY DATA', wamid: inId() });
      expect(await tablesWith(world, nadia)).toEqual(['messages', 'outgoing', 'statuses', 'submissions']);
      await say(world, { from: nadia, tap: 'erase:yes', wamid: inId() });
      expect(await tablesWith(world, nadia)).toEqual([]);
      expect(await tablesWith(world, other)).toEqual(['messages', 'outgoing']);

      const counts = () => Promise.all(['askers', 'statuses', 'messages', 'outgoing'].map(world.count));
      const before = await counts();
      const { id: goodbyeId = '' } = (await goodbye(world)) ?? {};
      const last = sent.at(-1) ?? '';
      await deliverStatus(world, { wamid: last, status: 'sent', opaque: goodbyeId });
      for (let n = 0; n < 2; n++) await deliverStatus(world, { wamid: last, status: 'delivered', pricing: { n } });
      for (let n = 0; n < 2; n++) await deliverStatus(world, { wamid: answer, status: 'read', pricing: { n } });
      expect(await goodbye(world)).toMatchObject({ state: 'delivered' });
      expect((await world.db.query.outgoing.findMany()).map(({ state }) => state)).toContain('read');
      expect(await tablesWith(world, nadia)).toEqual([]);
      const [askers, statuses, ...rest] = await counts();
      expect([askers, statuses, ...rest]).toEqual([before[0], (before[1] ?? 0) + 3, ...before.slice(2)]);
    });

    test('is not known again by a message of theirs that is delivered once more', async () => {
      const world = await openWorld(lane);
      const { inId } = numbersInIds(world);
      const [first, tap] = [inId(), inId()];
      const twins = [
        aMessage(world, { from: nadia, text: 'The ferry stops on Friday', forwarded: true, wamid: first }),
        aMessage(world, { from: nadia, tap: 'erase:yes', wamid: tap }),
      ];
      await say(world, { from: nadia, text: 'The ferry stops on Friday', forwarded: true, wamid: first });
      await say(world, { from: nadia, tap: 'erase:yes', wamid: tap });
      const said = world.messenger.sent.length;
      // Another message in the same body, so that the bytes are not those that came before.
      world.clock.advance(5_000);
      await deliver(world, ...twins, aMessage(world, { from: other, text: 'hello' }));
      await settle(world);
      expect(await world.count('askers')).toBe(2);
      expect(await world.count('messages')).toBe(3);
      expect(world.messenger.sent).toHaveLength(said + 1);
      expect(await tablesWith(world, nadia)).toEqual([]);
      expect((await replayDeliveries(world, { since: new Date(0) })).differences).toEqual([]);
      await say(world, { from: nadia, text: 'hello', wamid: inId() });
      expect(await world.count('askers')).toBe(3);
    });

    test('stands in no table when the erasure overtook a message on its way, or its answer', async () => {
      const world = await openWorld(lane);
      const { inId, sent } = numbersInIds(world);
      const { send } = world.messenger;
      await say(world, { from: nadia, text: 'hello', wamid: inId() });
      const [asker] = await world.db.query.askers.findMany();
      const askerId = asker?.id ?? '';
      world.messenger.send = async (message) => {
        world.messenger.send = send;
        await eraseAsker(world, { askerId });
        return send(message);
      };
      await queueWords(world, {
        askerId,
        key: 'late',
        words: { kind: 'text', body: 'A line.' },
        replyTo: wamidOf(nadia, 90),
      });
      await settle(world);
      expect(sent).toHaveLength(3);
      await queueWords(world, {
        askerId,
        key: 'later',
        words: { kind: 'reaction', wamid: wamidOf(nadia, 91), emoji: '👀' },
        replyTo: wamidOf(nadia, 91),
      });
      await settle(world);
      expect(sent).toHaveLength(3);
      expect(await tablesWith(world, nadia)).toEqual([]);
    });
  });
});
