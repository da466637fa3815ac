import { publishVerdict } from '../../src/publishing/publish-verdict.ts';
import { correctVerdict, writeVerdict } from '../../src/publishing/write-verdict.ts';
import { takeHold } from '../../src/review/take-hold.ts';
import type { TestWorld } from './open-world.ts';

/** Words of a verdict about the invented waterworks rumour. */
export const verdictWords = {
  rating: 'false' as const,
  claim: 'The Port Amara waterworks will add fluorine crystals to the drinking water.',
  title: 'Nothing is being added to the drinking water of Port Amara.',
  summary: 'The waterworks publish every change a month ahead, and none is planned.',
  explanation: 'We asked the waterworks and read their register.',
  sources: [{ name: 'Waterworks register', url: 'https://waterworks.example/register' }],
  language: 'en',
};

/** Takes the only open case, writes the verdict and publishes it. Returns its ids. */
export async function publishTheCase(world: TestWorld): Promise<{ caseId: string; verdictId: string }> {
  const open = (await world.db.query.cases.findMany()).filter((one) => one.state !== 'closed');
  const caseId = open[0]?.id ?? 'case_none';
  const editor = world.as('eva', 'editor');
  await takeHold(editor, { caseId });
  const verdictId = await writeVerdict(editor, { caseId, ...verdictWords });
  await publishVerdict(editor, { verdictId });
  return { caseId, verdictId };
}

/** Corrects a published verdict and publishes the correction. Returns its id. */
export async function correctIt(world: TestWorld, verdictId: string): Promise<string> {
  const editor = world.as('eva', 'editor');
  const id = await correctVerdict(editor, {
    verdictId,
    ...verdictWords,
    rating: 'misleading',
    title: 'Chlorine is added, fluorine is not.',
    note: 'We missed the chlorine.',
  });
  await publishVerdict(editor, { verdictId: id });
  return id;
}
