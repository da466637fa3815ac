import { desc } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { outgoing } from '../../db/schema/outbox.ts';
import { aCheck } from '../../test/support/checks.ts';
import { openWorld } from '../../test/support/open-world.ts';
import { heard, say } from '../../test/support/whatsapp.ts';

const rumour = 'The Port Amara waterworks add fluorine to the water';

test('an answer that would say the claim twice, its publisher being called so, is not sent: an operator sees why, a case is opened, and the asker hears that a person looks', async () => {
  const world = await openWorld();
  await aCheck(world, {
    claim: rumour,
    title: '',
    summary: '',
    rating: 'false',
    publisher: rumour,
  });
  await say(world, { text: rumour, forwarded: true });
  const words = heard(world, '15550100001');
  expect(words).toHaveLength(1);
  expect(words[0]).toContain('A person will look at this');
  const [refused] = (await world.db.select().from(outgoing).orderBy(desc(outgoing.createdAt))).filter(
    (one) => one.state === 'failed',
  );
  expect(refused?.fault).toMatch(
    /^Not sent: It repeats the claim where the fact should stand\. .* Correct the fact-check/,
  );
  expect(await world.didTo(refused?.id ?? '')).toEqual(['test words.refused']);
  expect((await world.db.query.cases.findMany()).map((one) => one.reason)).toEqual(['answer-refused']);
  expect((await world.db.query.submissions.findMany())[0]?.factCheckId).toBe(null);
});
