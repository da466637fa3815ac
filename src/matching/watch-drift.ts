import { machine } from '../core/actor.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import { after } from '../core/time.ts';
import { takeHour } from '../jobs/hourly.ts';
import { record } from '../ledger/record.ts';
import { languageName } from '../ui/when.tsx';
import { changePolicy } from './change-policy.ts';
import { answeredSince, type DriftFigures, driftOf, driftWords, oldestMs } from './drift.rules.ts';
import { answeredClaims, answeredLanguages } from './drift.store.ts';
import { modelsOf, replyRowFor, usualPromise } from './models.rules.ts';
import { type Mode, thresholdsFor, withMode } from './policy.rules.ts';
import { type PolicyRow, policyInForce, policyRows } from './policy.store.ts';

/** Who acts when the watch switches a language. */
export const driftWatch = machine('drift watch');

/** How a language is doing: what people said of its automatic answers since it has been answered as now. */
export type LanguageDrift = {
  language: string;
  mode: Mode;
  /** Answers from here on count. */
  since: Date;
  figures: DriftFigures;
  /** The change that switched it to asking, when that was the watch and still holds; null otherwise. */
  switchedBy: PolicyRow | null;
};

/** Every language that is answered automatically, or was switched to asking by the watch. Reads only. */
export async function readDrift(needs: Needs<'db' | 'clock' | 'models'>): Promise<LanguageDrift[]> {
  const { rows, shipped } = modelsOf(needs.models);
  const { policy } = await policyInForce(needs.db, needs.models);
  const history = await policyRows(needs.db);
  const oldest = after(needs.clock.now(), -oldestMs);
  const named = Object.keys(policy.modes).filter((language) => switcherOf(history, language) !== null);
  const languages = [...new Set([...(await answeredLanguages(needs.db, oldest)), ...named])].sort();
  const drift: LanguageDrift[] = [];
  // One after the other: each is a query of its own, and a deployment has a handful of languages.
  for (const language of languages) {
    const changed = answeredSince(shipped, history, language);
    const since = changed && changed > oldest ? changed : oldest;
    const promised = replyRowFor(rows, language)?.promised ?? usualPromise;
    const figures = driftOf(await answeredClaims(needs.db, language, since), promised);
    const { mode } = thresholdsFor(policy, language);
    drift.push({ language, mode, since, figures, switchedBy: mode === 'ask' ? switcherOf(history, language) : null });
  }
  return drift;
}

/** The change that set a language's mode as it stands, when the watch made it; null otherwise. */
function switcherOf(history: readonly PolicyRow[], language: string): PolicyRow | null {
  let [set, mode]: [PolicyRow | null, Mode | undefined] = [null, undefined];
  for (const row of history) {
    const next = row.choices.modes[language];
    if (next !== mode) [set, mode] = [row, next];
  }
  return mode === 'ask' && set?.actorKind === 'machine' ? set : null;
}

/**
 * Switches to asking every language whose automatic answers people contradict, with the counts as the reason, and puts
 * the next watch in line. Safe to repeat, and to run twice at once: a language that only asks is left alone, of two
 * changes of one policy one is refused and tried again, and an hour has one next one.
 * Throws Conflict `policy.moved-on` when the policy changes meanwhile: the job is tried again.
 */
export async function watchDrift(needs: Needs<'db' | 'jobs' | 'clock' | 'actor' | 'models'>): Promise<void> {
  const watching = { ...needs, actor: driftWatch };
  const drift = await readDrift(watching);
  const contradicted = drift.filter(({ mode, figures }) => mode === 'reply' && figures.contradicted);
  for (const { language, figures } of contradicted) {
    const { version, choices } = await policyInForce(needs.db, needs.models);
    const reason = `${languageName(language)} only asks from now on. ${driftWords(figures)}`;
    await changePolicy(watching, { choices: withMode(choices, language, 'ask'), basedOn: version, reason });
  }
  await inTransaction(watching, async (needs) => {
    if (!(await takeHour(needs, 'watch-drift'))) return;
    const switched = contradicted.map(({ language }) => language);
    await record(needs, { did: 'drift.watched', thing: 'policy', details: { languages: drift.length, switched } });
  });
}
