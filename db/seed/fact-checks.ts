import { englishChecks } from './fact-checks-en.ts';
import { spanishChecks } from './fact-checks-es.ts';
import { hindiChecks } from './fact-checks-hi.ts';
import { portugueseChecks } from './fact-checks-pt.ts';
import { swahiliChecks } from './fact-checks-sw.ts';
import type { SeedCheck } from './seed-types.ts';

/** All that the invented newsroom published before the week that is played. */
export const seedChecks: SeedCheck[] = [
  ...englishChecks,
  ...spanishChecks,
  ...portugueseChecks,
  ...hindiChecks,
  ...swahiliChecks,
];
