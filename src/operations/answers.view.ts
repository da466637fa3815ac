import { isRefusal } from '../core/errors.ts';
import type { Needs } from '../core/needs.ts';
import { lastRan } from '../jobs/hourly.ts';
import { type LanguageDrift, readDrift } from '../matching/watch-drift.ts';

/** How automatic answers are doing. `watchedAt`: when the watch last looked; null when it never did. */
export type Answers = { languages: LanguageDrift[]; watchedAt: Date | null };

/** What people say of automatic answers, by language; null on a door that has no model files. */
export async function readAnswers(needs: Needs<'db' | 'clock' | 'models'>): Promise<Answers | null> {
  try {
    return { languages: await readDrift(needs), watchedAt: await lastRan(needs, 'watch-drift') };
  } catch (error) {
    if (isRefusal(error) && error.kind === 'unavailable') return null;
    throw error;
  }
}
