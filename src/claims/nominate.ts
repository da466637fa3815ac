import type { Needs } from '../core/needs.ts';
import { type Claim, heldNumbers, nearestClaims, sketchedClaims } from './claims.store.ts';
import { isNearDuplicate, type Wording } from './dedupe.rules.ts';
import { mostHolders, nominated } from './nominate.rules.ts';
import { sketchOf } from './sketch.rules.ts';

/**
 * The claim that a message is a near duplicate of, or null. Those that share most of its sketch are looked at first,
 * then the nearest by vector. Vectors and sketches only nominate; words and guards decide.
 */
export async function findNearDuplicate(
  needs: Needs<'db'>,
  message: Wording & { vector: number[] | null },
): Promise<Claim | null> {
  const bySketch = await sketchedClaims(needs.db, sketchOf(message.normal), nominated.bySketch);
  const found = bySketch.find((claim) => isNearDuplicate(message, claim));
  if (found || !message.vector) return found ?? null;
  const byVector = await nearestClaims(needs.db, message.vector, nominated.byVector);
  return byVector.find((claim) => isNearDuplicate(message, claim)) ?? null;
}

/** The sketch of a text as it is stored: without the numbers that many claims hold already. */
export async function storedSketch(needs: Needs<'db'>, normal: string): Promise<number[]> {
  const sketch = sketchOf(normal);
  const held = await heldNumbers(needs.db, sketch, mostHolders);
  return sketch.filter((number) => !held.has(number));
}
