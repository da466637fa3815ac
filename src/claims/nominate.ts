import type { Needs } from '../core/needs.ts';
import { heldNumbers, nearestClaims, sketchedClaims } from './claims.store.ts';
import { differenceOf, type Wording } from './dedupe.rules.ts';
import { chooseGroup, mostHolders, nominated } from './nominate.rules.ts';
import { sketchOf } from './sketch.rules.ts';

/**
 * The root of the group that a message joins as a near duplicate, or null. Looks at those that share most of its sketch
 * and the nearest by vector. Vectors and sketches only nominate; words and guards decide.
 */
export async function findGroup(
  needs: Needs<'db'>,
  message: Wording & { vector: number[] | null },
): Promise<string | null> {
  const [bySketch, byVector] = await Promise.all([
    sketchedClaims(needs.db, sketchOf(message.normal), nominated.bySketch),
    message.vector ? nearestClaims(needs.db, message.vector, nominated.byVector) : [],
  ]);
  const looked = new Map([...bySketch, ...byVector].map((claim) => [claim.id, claim]));
  return chooseGroup(
    [...looked.values()].map((claim) => ({ groupId: claim.rootId, difference: differenceOf(message, claim) })),
  );
}

/** The sketch of a text as it is stored: without the numbers that many claims hold already. */
export async function storedSketch(needs: Needs<'db'>, normal: string): Promise<number[]> {
  const sketch = sketchOf(normal);
  const held = await heldNumbers(needs.db, sketch, mostHolders);
  return sketch.filter((number) => !held.has(number));
}
