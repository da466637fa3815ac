import { changePolicy } from '../../src/matching/change-policy.ts';
import { asShipped, type PolicyChoices } from '../../src/matching/policy.rules.ts';
import type { TestWorld } from './open-world.ts';

/** A low cut-off for answering: stories about what follows from an answer must not hang on the last fit of the scorer. */
export const answersEasily: PolicyChoices = { ...asShipped, thresholds: { reply: { '*': 0.35 } } };

/** Puts `answersEasily` in force, as version 1. */
export const answerEasily = (world: TestWorld): Promise<number> =>
  changePolicy(world.as('ada', 'admin'), { choices: answersEasily, basedOn: 0, reason: 'A story about answers' });
