import { describe, expect, test } from 'vitest';
import { databaseLanes, skipLane } from '../../test/support/lanes.ts';
import { openWorld, type TestWorld } from '../../test/support/open-world.ts';
import { say } from '../../test/support/whatsapp.ts';
import { queueWords } from '../outbox/queue-words.ts';
import { readTrace } from './trace.view.ts';

/** Somebody says something; what the strip then tells of it, without the times. */
async function toldOf(world: TestWorld, inbound: Parameters<typeof say>[1]): Promise<string[]> {
  await say(world, inbound);
  const last = await world.db.query.messages.findFirst({ orderBy: (t, { desc }) => desc(t.id) });
  return (await readTrace(world.db, last?.wamid ?? '')).map(({ did, why }) => `${did}: ${why}`);
}

describe.each(databaseLanes)('what the service did with a message, %s', (lane) => {
  describe.skipIf(skipLane(lane))('in this lane', () => {
    test('shows what was said to it, and nothing that was said to another', async () => {
      const world = await openWorld(lane);
      const stored = 'stored the message: worked into the conversation';
      expect(await toldOf(world, { text: 'hello' })).toEqual([stored, 'said text: sent: greeting']);
      expect(await toldOf(world, { text: 'STATUS' })).toEqual([stored, 'said text: sent: status']);
      expect(await toldOf(world, { text: 'STOP' })).toEqual([stored, 'said text: sent: stopped']);
      expect(await readTrace(world.db, 'wamid.unknown')).toEqual([]);
    });

    test('shows what was said about the question that it is', async () => {
      const world = await openWorld(lane);
      const text = 'The council of Alder closes the bridge on the 3rd because it cost too much';
      expect(await toldOf(world, { text, forwarded: true })).toEqual([
        'stored the message: worked into the conversation',
        expect.stringMatching(/^decided: review/),
        'said text: sent: answer',
        expect.stringMatching(/^opened a case/),
      ]);
      const [submission] = await world.db.query.submissions.findMany();
      const { id = '', askerId = '', lastWamid = '' } = submission ?? {};
      const words = { kind: 'reaction', wamid: lastWamid, emoji: '👀' } as const;
      await queueWords(world, { askerId, key: `seen:${id}`, words });
      expect((await readTrace(world.db, lastWamid)).map(({ did }) => did)).toContain('said reaction: queued');
    });
  });
});
