import { expect, test } from 'vitest';
import { openWorld, type TestWorld } from '../../test/support/open-world.ts';
import { ensureClaim } from './ensure-claim.ts';
import { mergeClaims, splitClaim, undoMerge } from './merge-claims.ts';

const roots = async (world: TestWorld) =>
  Object.fromEntries((await world.db.query.claims.findMany()).map((claim) => [claim.id, claim.rootId]));

async function three(world: TestWorld) {
  const texts = [
    'The pier at Saltquay is closed for good',
    'Zelka gives away phones to all who forward this',
    'The mayor sold the lighthouse to a bank',
  ];
  const ids: string[] = [];
  for (const text of texts) ids.push(await ensureClaim(world, { text, language: 'en' }));
  return ids as [string, string, string];
}

test('a merge moves a whole group, and undoing it moves back exactly what it moved', async () => {
  const world = await openWorld();
  const [a, b, c] = await three(world);
  const amina = world.as('amina');
  await mergeClaims(amina, { claimId: a, intoId: b });
  const second = await mergeClaims(amina, { claimId: b, intoId: c });
  expect(await roots(world)).toEqual({ [a]: c, [b]: c, [c]: c });
  await undoMerge(amina, { mergeId: second });
  expect(await roots(world)).toEqual({ [a]: b, [b]: b, [c]: c });
  expect(await world.didTo(b)).toContain('amina claim.merge-undone');
});

test('a split takes one wording out, and merging it again undoes that', async () => {
  const world = await openWorld();
  const [a, b] = await three(world);
  await mergeClaims(world.as('amina'), { claimId: a, intoId: b });
  await splitClaim(world.as('amina'), { claimId: a });
  expect((await roots(world))[a]).toBe(a);
  await mergeClaims(world.as('amina'), { claimId: a, intoId: b });
  expect((await roots(world))[a]).toBe(b);
});

test('refusals say why: one claim already, undone before, the group is named after it, unknown', async () => {
  const world = await openWorld();
  const [a, b] = await three(world);
  const amina = world.as('amina');
  const merge = await mergeClaims(amina, { claimId: a, intoId: b });
  await expect(mergeClaims(amina, { claimId: a, intoId: b })).rejects.toMatchObject({ code: 'claim.same' });
  await undoMerge(amina, { mergeId: merge });
  await expect(undoMerge(amina, { mergeId: merge })).rejects.toMatchObject({ code: 'merge.undone' });
  await expect(splitClaim(amina, { claimId: b })).rejects.toMatchObject({ code: 'claim.is-root' });
  await expect(mergeClaims(amina, { claimId: 'clm_none', intoId: b })).rejects.toMatchObject({ code: 'claim.unknown' });
});

test('equal texts meet in one claim, however they are dressed up', async () => {
  const world = await openWorld();
  const first = await ensureClaim(world, { text: 'The mayor sold the lighthouse to a bank', language: 'en' });
  expect(await ensureClaim(world, { text: '*THE MAYOR* sold the lighthouse to a bank!!! 😡', language: 'en' })).toBe(
    first,
  );
});
