import type { Rating } from '../../src/core/ratings.ts';
import { saveFactCheck } from '../../src/fact-checks/save-fact-check.ts';
import type { TestWorld } from './open-world.ts';

let counter = 0;

/** A fact-check of an invented publisher, stored and indexed. */
export async function aCheck(
  world: TestWorld,
  check: {
    claim: string;
    title: string;
    summary: string;
    rating: Rating;
    language?: string;
    url?: string | null;
    publisher?: string;
  },
): Promise<string> {
  counter++;
  const { id } = await saveFactCheck(world, {
    source: 'lamp',
    externalId: `lamp-${counter}`,
    ratingWords: check.rating,
    url: `https://lamp.example/checks/${counter}`,
    publisher: 'The Harbour Lamp',
    claimant: null,
    publishedOn: '2026-02-01',
    slug: null,
    state: 'live',
    ...check,
    language: check.language ?? 'en',
  });
  await world.runDueJobs();
  return id;
}
