import type { Needs } from '../core/needs.ts';
import { nearestClaims, sketchedClaims } from './claims.store.ts';
import { differenceOf, type Wording } from './dedupe.rules.ts';
import { chooseGroup, mostHolders, nominated } from './nominate.rules.ts';
import { sketchOf } from './sketch.rules.ts';

/** Where a new message belongs, and what to keep of it. */
export type Place = {
  /** Root of the group that it joins as a near duplicate, or null. */
  group: string | null;
  /** Its sketch as it is stored: without the numbers that many claims hold already. */
  sketch: number[];
};

/**
 * Finds where a message belongs. Looks at those that share most of its sketch and the nearest by vector, whose
 * statements go out together. Vectors and sketches only nominate; words and guards decide.
 */
export async function findPlace(needs: Needs<'db'>, message: Wording & { vector: number[] | null }): Promise<Place> {
  const sketch = sketchOf(message.normal);
  const [bySketch, byVector] = await Promise.all([
    sketchedClaims(needs.db, sketch, most),
    message.vector ? nearestClaims(needs.db, message.vector, nominated.byVector) : [],
  ]);
  const looked = new Map([...bySketch.claims, ...byVector].map((claim) => [claim.id, claim]));
  return {
    group: chooseGroup(
      [...looked.values()].map((claim) => ({ groupId: claim.rootId, difference: differenceOf(message, claim) })),
    ),
    sketch: sketch.filter((number) => !bySketch.held.has(number)),
  };
}

/** The sketch of a text as it is stored: without the numbers that many claims hold already. */
export async function storedSketch(needs: Needs<'db'>, normal: string): Promise<number[]> {
  const sketch = sketchOf(normal);
  const { held } = await sketchedClaims(needs.db, sketch, { ...most, claims: 1 });
  return sketch.filter((number) => !held.has(number));
}

const most = { claims: nominated.bySketch, holders: mostHolders };
