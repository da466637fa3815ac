import { z } from 'zod';
import type { Needs } from '../core/needs.ts';
import { changePolicy } from '../matching/change-policy.ts';
import { LanguageTag, withMode } from '../matching/policy.rules.ts';
import { policyInForce } from '../matching/policy.store.ts';

const Input = z.object({ language: LanguageTag, reason: z.string() });

/**
 * Has a language answered automatically again that only asked; what people said before does not count any more.
 * Throws as `changePolicy` does: Forbidden but for an admin, Invalid without a reason.
 * Safe to repeat: a language that answers already is left as it is.
 */
export async function resumeAnswers(
  needs: Needs<'db' | 'clock' | 'actor' | 'models'>,
  input: z.input<typeof Input>,
): Promise<void> {
  const { language, reason } = Input.parse(input);
  const { version, choices } = await policyInForce(needs.db, needs.models);
  await changePolicy(needs, { choices: withMode(choices, language, 'reply'), basedOn: version, reason });
}
