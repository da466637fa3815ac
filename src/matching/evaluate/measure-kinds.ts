import { normalise } from '../../claims/normalise.rules.ts';
import { kindOf, type MessageKind } from '../../conversation/message-kind.rules.ts';
import { detectLanguage } from '../../core/language.ts';
import { modelsOf } from '../models.rules.ts';
import { type TextKind, textKindOf } from '../small-talk.rules.ts';
import type { Bench } from './bench-world.ts';
import { parse } from './rows.rules.ts';

export type KindFigures = {
  texts: number;
  /** Share of messages rightly taken for a claim or for none. The small talk of these was fitted on: see `models/README.md`. */
  accuracy: number;
  /** What each labelled group (`claim`, or a source of non-claims) was taken for. */
  confusion: Record<string, Record<string, number>>;
};

/** Kinds that word lists tell, as the classifier names them. */
const ofLists: Partial<Record<MessageKind, TextKind>> = {
  greeting: 'greeting',
  thanks: 'thanks',
  question: 'question',
  help: 'request',
  chat: 'chat',
  affirm: 'chat',
  deny: 'chat',
};

/** What the messages of routing are taken for, by word lists and classifier together, as when no fact-check comes near. */
export async function measureKinds(bench: Bench, folders: readonly string[]): Promise<KindFigures> {
  const file = `routing/messages.${bench.split}.jsonl.gz`;
  const figures: KindFigures = { texts: 0, accuracy: 0, confusion: {} };
  if (!folders.includes('routing') || !bench.files.includes(file)) return figures;
  const { smallTalk } = modelsOf(bench.models);
  let right = 0;
  for (const row of parse.routed(await bench.data.read(file))) {
    const listed = ofLists[kindOf(row.text, detectLanguage(row.text).language).kind];
    const said = listed ?? textKindOf(smallTalk, normalise(row.text));
    const is = row.label === 'nonclaim' ? row.source : 'claim';
    const counts = figures.confusion[is] ?? {};
    counts[said] = (counts[said] ?? 0) + 1;
    figures.confusion[is] = counts;
    figures.texts += 1;
    right += Number((is === 'claim') === (said === 'claim'));
  }
  figures.accuracy = right / Math.max(1, figures.texts);
  return figures;
}
