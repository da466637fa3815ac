import { createApp } from '../../src/app/create-app.ts';
import type { Role } from '../../src/core/actor.ts';
import { invite } from '../../src/staff/invite.ts';
import { signIn } from '../../src/staff/sign-in.ts';
import type { TestWorld } from './open-world.ts';

/** A desk in one browser: signed in, without any script. */
export async function openDesk(world: TestWorld, role: Role) {
  const app = createApp(world, { assets: {}, simulator: null, ready: async () => ({ missing: [], degraded: [] }) });
  const { token } = await invite(world, { email: `${role}@lamp.example`, role });
  const headers = { cookie: `plumbline_session=${(await signIn(world, { token })).session}` };
  return {
    get: (path: string, more: Record<string, string> = {}) => app.request(path, { headers: { ...headers, ...more } }),
    text: async (path: string) => (await app.request(path, { headers })).text(),
    post: (path: string, form: Record<string, string | readonly string[]>) => {
      const body = new URLSearchParams();
      for (const [name, value] of Object.entries(form)) for (const one of [value].flat()) body.append(name, one);
      const type = { 'content-type': 'application/x-www-form-urlencoded' };
      return app.request(path, { method: 'POST', headers: { ...headers, ...type }, body: body.toString() });
    },
  };
}
