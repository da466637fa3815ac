import { eq } from 'drizzle-orm';
import { statuses } from '../../db/schema/inbox.ts';
import { outgoing } from '../../db/schema/outbox.ts';
import { newId } from '../../src/core/ids.ts';
import { queueWords } from '../../src/outbox/queue-words.ts';
import type { TestWorld } from './open-world.ts';
import { say } from './whatsapp.ts';

/** An asker who has written just now, and one line to them in the outbox. */
export async function aLine(world: TestWorld) {
  await say(world, { text: 'hello' });
  const [asker] = await world.db.query.askers.findMany();
  const askerId = asker?.id ?? '';
  await queueWords(world, { askerId, key: `test:${newId('out')}`, words: { kind: 'text', body: 'A line.' } });
  const [row] = await world.db.select().from(outgoing).where(eq(outgoing.state, 'queued'));
  world.messenger.sent.length = 0;
  return {
    askerId,
    outgoingId: row?.id ?? '',
    now: async () =>
      (
        await world.db
          .select()
          .from(outgoing)
          .where(eq(outgoing.id, row?.id ?? ''))
      )[0],
  };
}

/** A delivery state of the provider, stored as the webhook stores it, and applied. */
export async function tellStatus(
  world: TestWorld,
  of: { wamid: string; status: string; opaque?: string; code?: number },
) {
  const [delivery] = await world.db.query.deliveries.findMany();
  const id = newId('sta');
  await world.db.insert(statuses).values({
    id,
    deliveryId: delivery?.id ?? '',
    wamid: of.wamid,
    status: of.status,
    at: world.clock.now(),
    opaque: of.opaque ?? null,
    errorCode: of.code ?? null,
    payload: {},
  });
  await world.jobs.send(world.db, 'apply-status', { statusId: id });
  await world.runDueJobs();
}
