import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { matches } from '../../db/schema/matching.ts';
import { apiRoutes } from '../../src/matching/api.routes.ts';
import { longestLink } from '../../src/matching/source.rules.ts';
import { aCheck } from '../support/checks.ts';
import { openDesk } from '../support/desk-browser.ts';
import { openWorld, type TestWorld } from '../support/open-world.ts';
import { heard, say } from '../support/whatsapp.ts';

const rumour = 'The Port Amara waterworks will add fluorine crystals to the drinking water on Friday night';
const check = {
  claim: rumour,
  title: 'Nothing is added.',
  summary: 'None is planned.',
  rating: 'false',
} as const;
const phone = '15550100001';
const decidedOf = async (world: TestWorld) =>
  (await world.db.query.submissions.findMany()).map(({ decision, reason }) => `${decision} ${reason}`);

async function asTheApi(world: TestWorld) {
  const answer = await apiRoutes(world).request('/match', {
    method: 'POST',
    headers: { authorization: `Bearer ${world.settings.apiKey}` },
    body: JSON.stringify({ text: rumour, language: 'en' }),
  });
  const { decision, reason } = (await answer.json()) as { decision: string; reason: string };
  return `${decision} ${reason}`;
}

test.each([
  ['without a link', null],
  ['with a link longer than an answer holds', `https://lamp.example/${'a'.repeat(longestLink)}`],
])('a fact-check %s is not decided to be the answer: people look, and see why', async (_, url) => {
  const world = await openWorld();
  await aCheck(world, { ...check, url });
  await say(world, { from: phone, text: rumour, forwarded: true });
  expect(await decidedOf(world)).toEqual(['review lacks-source']);
  expect(await asTheApi(world)).toBe('review lacks-source');
  expect((await world.db.query.outgoing.findMany()).map(({ state }) => state)).not.toContain('failed');
  expect(heard(world, phone)).toHaveLength(1);
  expect(heard(world, phone)[0]).toContain('A person will look at it');
  const [made] = await world.db.query.cases.findMany();
  const desk = await openDesk(world, 'reviewer');
  expect(await desk.text(`/desk/cases/${made?.id}`)).toMatch(/has no link, or one too long for a message/);
});

test('where another of the same claim has a link, that one stands for it', async () => {
  const world = await openWorld();
  const linked = await aCheck(world, check);
  await aCheck(world, { ...check, url: null });
  await say(world, { from: phone, text: rumour, forwarded: true });
  const [submission] = await world.db.query.submissions.findMany();
  expect(submission?.reason).not.toBe('lacks-source');
  expect(submission?.candidates).toMatchObject([{ factCheckId: linked, shown: true }]);
});

test('nor is one that people tied to the claim, until it has a link', async () => {
  const world = await openWorld();
  const id = await aCheck(world, { ...check, url: null });
  await say(world, { from: phone, text: rumour, forwarded: true });
  await world.db.update(matches).set({ state: 'accepted' }).where(eq(matches.factCheckId, id));
  await say(world, { from: '15550100002', text: rumour, forwarded: true });
  expect(await decidedOf(world)).toEqual(['review lacks-source', 'review lacks-source']);
  expect((await world.db.query.outgoing.findMany()).map(({ state }) => state)).not.toContain('failed');
  expect((await world.db.query.cases.findMany()).map(({ reason }) => reason)).toEqual(['lacks-source']);
});
