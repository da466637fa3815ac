import { seedStaff } from '../../db/seed/staff.ts';
import { machine } from '../core/actor.ts';
import type { World } from '../core/needs.ts';
import type { OpenJobs } from '../jobs/open-jobs.ts';
import { invite } from '../staff/invite.ts';
import { paths } from '../ui/paths.ts';
import { isEmpty, readFact, writeFact } from './seed.store.ts';
import { seedNewsroom } from './seed-newsroom.ts';

export type SignIn = { name: string; role: string; url: string };

/**
 * Plays the demo into an empty database where settings want it, and returns a fresh one-time sign-in link for each of
 * its staff. A database that holds anything else is left alone. Safe to repeat: an interrupted play goes on.
 */
export async function seedIfEmpty(world: World & { jobs: OpenJobs }, say: (line: string) => void): Promise<SignIn[]> {
  if (world.settings.seed !== 'demo' || world.settings.profile === 'production') return [];
  const begun = await readFact(world.db, 'seed.begun');
  if (!begun && !(await isEmpty(world.db))) return [];
  await writeFact(world.db, 'seed.begun', true, world.clock.now());
  await seedNewsroom(world, say);
  const signIns: SignIn[] = [];
  for (const person of seedStaff) {
    const { token } = await invite(
      { ...world, actor: machine('seed') },
      { email: person.email, name: person.name, role: person.role },
    );
    signIns.push({
      name: person.name,
      role: person.role,
      url: new URL(paths.signInWith(token), world.settings.publicUrl).href,
    });
  }
  return signIns;
}
