import { describe, expect, test } from 'vitest';
import { judge } from '../../src/matching/matching.store.ts';
import { guards } from '../../src/matching/policy.rules.ts';
import { policyRows } from '../../src/matching/policy.store.ts';
import { aCheck } from '../support/checks.ts';
import { openDesk } from '../support/desk-browser.ts';
import { lanes, skipLane } from '../support/lanes.ts';
import { openWorld, type TestWorld } from '../support/open-world.ts';
import { answerEasily } from '../support/policy.ts';
import { heard, say } from '../support/whatsapp.ts';

const claim = 'The Port Amara waterworks will add fluorine crystals to the drinking water on Friday night';
const other = 'The Saltquay cable car will be sold to a copper mining company from the hills next Tuesday morning';

const askOnly = { guard: guards, reply: '0.6', 'mode:*': 'reply', 'mode:en': 'ask' };

async function twoAnswered(world: TestWorld): Promise<void> {
  await answerEasily(world);
  for (const one of [claim, other])
    await aCheck(world, { claim: one, title: 'It is not so.', summary: 'We asked.', rating: 'false' });
  for (const [n, text] of [claim, other, claim].entries())
    await say(world, { from: String(15550100301 + n), text, forwarded: true });
}

describe.each(lanes.map((lane) => ({ lane, skip: skipLane(lane) })))('$lane', ({ lane, skip }) => {
  describe.skipIf(skip)('a change of the machine', () => {
    test('is refused to all but an admin, and to a form that makes no sense, which keeps what was typed', async () => {
      const world = await openWorld(lane);
      const editor = await openDesk(world, 'editor');
      expect(await editor.text('/desk/machine')).toContain('Only an admin can.');
      expect((await editor.post('/desk/machine/previews', askOnly)).status).toBe(403);
      const admin = await openDesk(world, 'admin');
      const refused = await admin.post('/desk/machine/previews', { ...askOnly, reply: '0.1' });
      const page = await refused.text();
      expect(refused.status).toBe(400);
      expect(page).toMatch(/ask \(0\.\d+\) is above reply \(0\.1\)/);
      expect(page).toContain('value="0.1"');
      const unknown = await admin.post('/desk/machine/previews', { ...askOnly, publishers: 'The Harbor Lamb' });
      expect([unknown.status, await unknown.text()]).toEqual([400, expect.stringContaining('No fact-check is by')]);
      expect(await world.count('policy_previews')).toBe(0);
    });

    test('is previewed on last week’s messages, then applied with a reason, and the next message hears it', async () => {
      const world = await openWorld(lane);
      await twoAnswered(world);
      const admin = await openDesk(world, 'admin');
      const begun = await admin.post('/desk/machine/previews', askOnly);
      const path = begun.headers.get('location') ?? '';
      expect([begun.status, path]).toEqual([303, expect.stringMatching(/^\/desk\/machine\/previews\/prv_/)]);
      const running = await admin.get(path);
      expect(running.headers.get('refresh')).toBe('2');
      expect(await running.text()).toContain('Looked at 0 of 3 messages');
      expect((await admin.post(`${path}/apply`, { reason: 'Too early' })).status).toBe(400);

      await world.runDueJobs();
      const done = await admin.get(path);
      const page = await done.text();
      expect(done.headers.get('refresh')).toBeNull();
      expect(page).toContain('Looked at all 3 messages of the last week');
      expect(page).toContain('In English it only asks.');
      expect(page).toContain('3 no longer answered by itself');
      expect(page).toContain(claim);
      expect(await policyRows(world.db)).toHaveLength(1);

      expect((await admin.post(`${path}/apply`, { reason: ' ' })).status).toBe(400);
      const applied = await admin.post(`${path}/apply`, { reason: 'A quiet week' });
      expect(applied.headers.get('location')).toContain('/desk/machine?done=Applied');
      expect((await admin.post(`${path}/apply`, { reason: 'A quiet week' })).status).toBe(303);
      expect(await policyRows(world.db)).toHaveLength(2);
      expect(await world.didTo('policy')).toEqual([
        'ada policy.changed',
        'admin policy.previewed',
        'matching policy.preview-finished',
        'admin policy.changed',
      ]);
      await say(world, { from: '15550100309', text: other, forwarded: true });
      expect(heard(world, '15550100309')[0]).toContain(`Is this what you mean?\n\n${other}`);
      expect(await admin.text('/desk/machine')).toContain('“A quiet week”');
    });

    test('counts where reviewers had said otherwise, and is worked out once for the same change', async () => {
      const world = await openWorld(lane);
      await twoAnswered(world);
      const admin = await openDesk(world, 'admin');
      const stored = (await world.db.query.claims.findMany()).find((one) => one.text.includes('waterworks'));
      const match = (await world.db.query.matches.findMany()).find((one) => one.claimId === stored?.id);
      await judge(world.db, { matchId: match?.id ?? 'mat_none', state: 'rejected', by: 'stf_rita' });
      const path = async () => (await admin.post('/desk/machine/previews', askOnly)).headers.get('location') ?? '';
      const first = await path();
      await world.runDueJobs();
      expect(await admin.text(first)).toContain(
        '3 no longer answered by itself, 2 of them where a reviewer had rejected that check',
      );
      expect(await path()).toBe(first);
      world.clock.advance(61 * 60_000);
      expect(await path()).not.toBe(first);
    });

    test('that somebody overtook is not applied, and says so', async () => {
      const world = await openWorld(lane);
      const admin = await openDesk(world, 'admin');
      const begin = async (form: Record<string, string | readonly string[]>) =>
        (await admin.post('/desk/machine/previews', form)).headers.get('location') ?? '';
      const [mine, theirs] = [await begin(askOnly), await begin({ ...askOnly, reply: '0.97' })];
      await world.runDueJobs();
      expect((await admin.post(`${theirs}/apply`, { reason: 'First' })).status).toBe(303);
      expect(await admin.text(mine)).toContain('was changed after this preview');
      expect((await admin.post(`${mine}/apply`, { reason: 'Second' })).status).toBe(409);
      expect(await policyRows(world.db)).toHaveLength(1);
    });
  });
});
