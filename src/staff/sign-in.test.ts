import { expect, test } from 'vitest';
import { openWorld } from '../../test/support/open-world.ts';
import { invite, inviteMs } from './invite.ts';
import { sessionMs, signIn, signOut, whoIs } from './sign-in.ts';

const person = { email: 'Ben@Lamp.example', name: 'Ben', role: 'reviewer' } as const;

test('a link works once, and the session it gives ends by itself', async () => {
  const world = await openWorld();
  const { token } = await invite(world, person);
  const { session } = await signIn(world, { token });
  expect(await whoIs(world, session)).toMatchObject({ name: 'Ben', email: 'ben@lamp.example' });
  await expect(signIn(world, { token })).rejects.toMatchObject({ code: 'sign-in.link-spent' });
  world.clock.advance(sessionMs + 1);
  expect(await whoIs(world, session)).toBe(null);
});

test('an expired, an unknown and an ended one are refused', async () => {
  const world = await openWorld();
  const { token } = await invite(world, person);
  world.clock.advance(inviteMs + 1);
  await expect(signIn(world, { token })).rejects.toMatchObject({ code: 'sign-in.link-spent' });
  expect(await whoIs(world, 'made-up')).toBe(null);
  const again = await signIn(world, { token: (await invite(world, person)).token });
  await signOut(world, again.session);
  expect(await whoIs(world, again.session)).toBe(null);
});

test('changing the session secret signs everybody out', async () => {
  const world = await openWorld();
  const { session } = await signIn(world, { token: (await invite(world, person)).token });
  expect(await whoIs({ ...world, settings: { ...world.settings, sessionSecret: 'another-secret' } }, session)).toBe(
    null,
  );
  expect(await whoIs(world, session)).toMatchObject({ name: 'Ben' });
});

test('neither tokens nor sessions are stored in clear', async () => {
  const world = await openWorld();
  const { token } = await invite(world, person);
  const { session } = await signIn(world, { token });
  const stored = JSON.stringify([await world.db.query.invites.findMany(), await world.db.query.sessions.findMany()]);
  expect(stored).not.toContain(token);
  expect(stored).not.toContain(session);
});

test('inviting somebody again changes their role and keeps who they are', async () => {
  const world = await openWorld();
  const first = await invite(world, person);
  const second = await invite(world, { ...person, role: 'editor' });
  expect(second.staffId).toBe(first.staffId);
  expect((await world.db.query.staff.findMany()).map((one) => one.role)).toEqual(['editor']);
});
