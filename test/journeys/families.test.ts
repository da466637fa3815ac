import { describe, expect, test } from 'vitest';
import { createApp } from '../../src/app/create-app.ts';
import type { Role } from '../../src/core/actor.ts';
import { saveFactCheck } from '../../src/fact-checks/save-fact-check.ts';
import { changePolicy } from '../../src/matching/change-policy.ts';
import { invite } from '../../src/staff/invite.ts';
import { signIn } from '../../src/staff/sign-in.ts';
import { lanes, skipLane } from '../support/lanes.ts';
import { openWorld, type TestWorld } from '../support/open-world.ts';
import { answerEasily, answersEasily } from '../support/policy.ts';
import { heard, say } from '../support/whatsapp.ts';

const claim = 'A giant squid has closed the old pier of Saltquay for the whole of the coming winter season';

async function aCheckBy(world: TestWorld, publisher: string, publishedOn: string, told = claim): Promise<string> {
  const { id } = await saveFactCheck(world, {
    source: publisher,
    externalId: '1',
    claim: told,
    title: `${publisher} says it is not so.`,
    summary: '',
    rating: 'false',
    ratingWords: 'False',
    url: `https://${publisher.toLowerCase().replaceAll(' ', '-')}.example/1`,
    language: 'en',
    publisher,
    claimant: null,
    publishedOn,
  });
  await world.runDueJobs();
  return id;
}

async function openDesk(world: TestWorld, role: Role) {
  const app = createApp(world, { assets: {}, simulator: null, ready: async () => ({ missing: [], degraded: [] }) });
  const { token } = await invite(world, { email: `${role}@lamp.example`, role });
  const headers = { cookie: `plumbline_session=${(await signIn(world, { token })).session}` };
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  return {
    text: async (path: string) => (await app.request(path, { headers })).text(),
    post: (path: string, form: Record<string, string>) =>
      app.request(path, {
        method: 'POST',
        headers: { ...headers, ...type },
        body: new URLSearchParams(form).toString(),
      }),
  };
}

describe.each(lanes.map((lane) => ({ lane, skip: skipLane(lane) })))('$lane', ({ lane, skip }) => {
  describe.skipIf(skip)('a claim that several checked', () => {
    test('is answered by the newest, or by a preferred publisher, and an editor sees and changes who counts', async () => {
      const world = await openWorld(lane);
      await answerEasily(world);
      const old = await aCheckBy(world, 'The Harbour Lamp', '2026-01-01');
      const fresh = await aCheckBy(world, 'Port Maren Observer', '2026-02-01', claim.replace('whole of the', 'whole'));
      await say(world, { from: '15550100401', text: claim, forwarded: true });
      expect(heard(world, '15550100401')[0]).toContain('Port Maren Observer says');
      const choices = { ...answersEasily, publishers: ['The Harbour Lamp'] };
      await changePolicy(world.as('ada', 'admin'), { choices, basedOn: 1, reason: 'Our own first' });
      await say(world, { from: '15550100402', text: claim, forwarded: true });
      expect(heard(world, '15550100402')[0]).toContain('The Harbour Lamp says');

      const reviewer = await openDesk(world, 'reviewer');
      const page = await reviewer.text(`/desk/checks/${old}`);
      expect(page).toContain('Port Maren Observer says it is not so.');
      expect(page).toContain('Only an editor can.');
      expect((await reviewer.post(`/desk/checks/${old}/family`, { change: 'leave' })).status).toBe(403);
      const editor = await openDesk(world, 'editor');
      expect((await editor.post(`/desk/checks/${old}/family`, { change: 'leave', otherId: fresh })).status).toBe(303);
      const alone = await editor.text(`/desk/checks/${fresh}`);
      expect(alone).toContain('An editor took it out');
      expect(alone).toContain('editor took it out of the fact-checks of one claim');
      expect(await editor.text(`/desk/checks/${old}`)).toContain('Nobody else, as far as we know.');
      expect(await editor.text(`/desk/checks/${old}?find=giant+squid+pier`)).toContain('Same claim: put together');
      await editor.post(`/desk/checks/${old}/family`, { change: 'join', otherId: fresh });
      expect(await editor.text(`/desk/checks/${old}`)).toContain('put together by an editor');
    });

    test('stands as one candidate of a case, with who else checked it', async () => {
      const world = await openWorld(lane);
      await aCheckBy(world, 'The Harbour Lamp', '2026-01-01');
      await aCheckBy(world, 'Port Maren Observer', '2026-02-01', claim.replace('whole of the', 'whole'));
      const turned = claim.replace('has closed', 'has never closed');
      await say(world, { from: '15550100403', text: turned, forwarded: true });
      const reviewer = await openDesk(world, 'reviewer');
      const [open] = await world.db.query.cases.findMany();
      const page = await reviewer.text(`/desk/cases/${open?.id}`);
      expect(page).toContain('Also checked by The Harbour Lamp.');
      expect(page).toContain('2 fact-checks of this claim');
    });
  });
});
