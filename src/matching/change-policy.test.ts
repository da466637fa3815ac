import { describe, expect, test } from 'vitest';
import { aCheck } from '../../test/support/checks.ts';
import { databaseLanes, skipLane } from '../../test/support/lanes.ts';
import { openWorld, type TestWorld } from '../../test/support/open-world.ts';
import { answerEasily, answersEasily } from '../../test/support/policy.ts';
import { heard, say } from '../../test/support/whatsapp.ts';
import { apiRoutes } from './api.routes.ts';
import { changePolicy } from './change-policy.ts';
import { asShipped, withMode } from './policy.rules.ts';
import { policyInForce, policyRows } from './policy.store.ts';

const claim = 'The Port Amara waterworks will add fluorine crystals to the drinking water on Friday night';
const rumour = `Urgent: ${claim.toLowerCase()} and everyone must store clean water before then`;

const aRumourCheck = (world: TestWorld) =>
  aCheck(world, { claim, title: 'Nothing is being added to the water.', summary: 'None is planned.', rating: 'false' });

async function decisionOf(world: TestWorld, text: string): Promise<{ decision: string; reason: string }> {
  const answer = await apiRoutes(world).request('/match', {
    method: 'POST',
    headers: { authorization: 'Bearer test-api-key', 'content-type': 'application/json' },
    body: JSON.stringify({ text, language: 'en' }),
  });
  return answer.json() as Promise<{ decision: string; reason: string }>;
}

describe.each(databaseLanes.map((lane) => ({ lane, skip: skipLane(lane) })))('$lane', ({ lane, skip }) => {
  describe.skipIf(skip)('the policy', () => {
    test('is refused to anyone but an admin, without a reason, and when it contradicts itself', async () => {
      const world = await openWorld(lane);
      const choices = withMode(asShipped, 'en', 'ask');
      await expect(
        changePolicy(world.as('eva', 'editor'), { choices, basedOn: 0, reason: 'why' }),
      ).rejects.toMatchObject({ code: 'policy.role' });
      const admin = world.as('ada', 'admin');
      await expect(changePolicy(admin, { choices, basedOn: 0, reason: '  ' })).rejects.toMatchObject({
        code: 'policy.reason-missing',
      });
      const contrary = { ...asShipped, thresholds: { reply: { '*': 0.2 } } };
      await expect(changePolicy(admin, { choices: contrary, basedOn: 0, reason: 'why' })).rejects.toMatchObject({
        code: 'policy.fault',
      });
      expect(await policyRows(world.db)).toEqual([]);
      expect((await policyInForce(world.db, world.models)).version).toBe(0);
    });

    test('decides the next message, over the bot and over the API alike, and stands in the ledger', async () => {
      const world = await openWorld(lane);
      await answerEasily(world);
      await aRumourCheck(world);
      expect(await decisionOf(world, rumour)).toMatchObject({ decision: 'reply' });
      const choices = withMode(answersEasily, 'en', 'ask');
      await changePolicy(world.as('ada', 'admin'), { choices, basedOn: 1, reason: 'A quiet week' });
      expect(await decisionOf(world, rumour)).toMatchObject({ decision: 'ask', reason: 'language-asks' });
      await say(world, { from: '15550100001', text: rumour, forwarded: true });
      expect(heard(world, '15550100001')[0]).toContain(`Is this what you mean?\n\n${claim}`);
      expect(await world.didTo('policy')).toEqual(['ada policy.changed', 'ada policy.changed']);
      const entry = (await world.db.query.entries.findMany()).find((one) => one.did === 'submission.decided');
      expect(entry?.details).toMatchObject({ decision: 'ask', policy: 2 });
    });

    test('changes once: the same again is nothing new, and who has not seen the last change is told', async () => {
      const world = await openWorld(lane);
      const admin = world.as('ada', 'admin');
      const choices = withMode(asShipped, 'en', 'ask');
      expect(await changePolicy(admin, { choices, basedOn: 0, reason: 'why' })).toBe(1);
      expect(await changePolicy(admin, { choices, basedOn: 0, reason: 'why' })).toBe(1);
      await expect(
        changePolicy(admin, { choices: withMode(choices, 'pt', 'ask'), basedOn: 0, reason: 'why' }),
      ).rejects.toMatchObject({ code: 'policy.moved-on' });
      expect(await changePolicy(admin, { choices: asShipped, basedOn: 1, reason: 'back' })).toBe(2);
      expect((await policyRows(world.db)).map((row) => [row.version, row.actorName, row.reason])).toEqual([
        [1, 'ada', 'why'],
        [2, 'ada', 'back'],
      ]);
    });
  });
});
