import { build } from '../src/app/build.ts';
import { readSettings } from '../src/app/config.ts';
import { openLog } from '../src/app/logger.ts';
import { machine, type Role } from '../src/core/actor.ts';
import { wordsOf } from '../src/core/errors.ts';
import { invite } from '../src/staff/invite.ts';
import { paths } from '../src/ui/paths.ts';
import { readArguments } from './read-arguments.ts';

/** `npm run staff -- add EMAIL --role reviewer|editor|admin [--name NAME]`: invites a person and prints their one-time link. */
const usage = 'Usage: npm run staff -- add EMAIL --role reviewer|editor|admin [--name NAME]';
const { positionals, values } = readArguments(usage, {
  allowPositionals: true,
  options: { role: { type: 'string' }, name: { type: 'string' } },
});
const [act, email] = positionals;
if (act !== 'add' || !email || !values.role) {
  console.error(usage);
  process.exit(1);
}
try {
  const settings = readSettings(process.env);
  const world = await build(settings, { log: openLog(settings.logLevel) });
  const input = { email, role: values.role as Role, ...(values.name ? { name: values.name } : {}) };
  const { token } = await invite({ ...world, actor: machine('command line') }, input);
  console.log(new URL(paths.signInWith(token), settings.publicUrl).href);
  await world.close();
  process.exit(0);
} catch (error) {
  console.error(wordsOf(error));
  process.exit(1);
}
