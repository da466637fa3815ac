import { readSettings } from '../src/app/config.ts';
import { examine } from '../src/app/doctor.ts';
import { wordsOf } from '../src/core/errors.ts';
import { written } from '../src/operations/finding.rules.ts';

/**
 * `npm run doctor`: looks at everything a deployment rests on, one line a thing, and says what to do. Changes nothing.
 * Exit code 1 when something keeps the deployment from its work.
 */
try {
  const findings = await examine(readSettings(process.env));
  console.log(written(findings));
  process.exit(findings.some((one) => one.state === 'fault') ? 1 : 0);
} catch (error) {
  console.error(wordsOf(error));
  process.exit(1);
}
