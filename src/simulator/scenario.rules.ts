import { z } from 'zod';
import { choicesOf, wordsIn } from './choices.rules.ts';
import { isObject, type Json, type Said, type State } from './happenings.rules.ts';

const label = z.string().min(1);
const medium = z.object({ mimeType: z.string(), base64: z.string() });

/**
 * One step of a scenario. `says`: a phone sends a message, `afterMs` after the step before; `as` names it for quotes; `tap`
 * chooses by the title of a button or row in the message named `in`. `hears`: the phone gets a message with these words, at
 * the latest `withinMs` later. `faults`, `event` and `move` are what the control routes take.
 */
export const stepShape = z.union([
  z.strictObject({
    says: z.string(),
    name: z.string().optional(),
    message: z.record(z.string(), z.unknown()).optional(),
    tap: z.object({ in: label, title: z.string() }).optional(),
    medium: medium.optional(),
    quotes: label.optional(),
    as: label.optional(),
    afterMs: z.number().min(0).max(600_000).default(0),
  }),
  z.strictObject({
    hears: z.string(),
    contains: z.string().default(''),
    kind: z.enum(['message', 'reaction', 'template']).default('message'),
    as: label.optional(),
    withinMs: z.number().min(0).max(600_000).default(30_000),
  }),
  z.strictObject({ faults: z.record(z.string(), z.unknown()) }),
  z.strictObject({ event: z.object({ field: z.string(), value: z.unknown() }) }),
  z.strictObject({ move: z.object({ from: z.string(), to: z.string() }) }),
]);
export const scenarioShape = z.strictObject({ name: z.string(), steps: z.array(stepShape) });
export type Scenario = z.output<typeof scenarioShape>;
export type Step = Scenario['steps'][number];

/** Longest pause that a recording keeps. Milliseconds. Ours: people think for minutes, a replay need not. */
const pauseMost = 3_000;
/** How much of what was heard a recording expects again. UTF-16 units; the rest may hold times and counts. */
const wordsKept = 40;

/** What happened so far as a scenario: what every phone said, and that it hears again what it heard. */
export function recordScenario(state: State, name: string): z.input<typeof scenarioShape> {
  const all = [...state.phones.values()]
    .flatMap((phone) => phone.said.map((said) => ({ phone, said })))
    .sort((a, b) => a.said.at - b.said.at);
  const labels = new Map(all.map(({ said }, index) => [said.wamid, `m${index + 1}`]));
  let before = all[0]?.said.at ?? 0;
  const steps = all.flatMap(({ phone, said }): z.input<typeof stepShape>[] => {
    const afterMs = Math.min(pauseMost, Math.max(0, said.at - before));
    before = said.at;
    const as = labels.get(said.wamid) ?? said.wamid;
    if (said.type === 'system') return [];
    if (said.direction === 'out') {
      if (said.status === 'failed') return [];
      const contains = said.kind === 'message' ? (wordsIn(said).split('\n')[0] ?? '').slice(0, wordsKept) : '';
      return [{ hears: phone.id, kind: said.kind, contains, as }];
    }
    const who = { says: phone.id, ...(phone.name ? { name: phone.name } : {}), as, afterMs };
    return [{ ...who, ...saidAgain(state, said, labels) }];
  });
  return { name, steps };
}

function saidAgain(state: State, said: Said, labels: ReadonlyMap<string, string>) {
  const { id: _, from: __, from_user_id: ___, timestamp: ____, context, ...message } = said.payload;
  const quoted = isObject(context) && typeof context.id === 'string' ? labels.get(context.id) : undefined;
  const interactive = isObject(message.interactive) ? message.interactive : {};
  const reply = [interactive.button_reply, interactive.list_reply].find(isObject);
  if (reply && quoted) return { tap: { in: quoted, title: String(reply.title) } };
  const marks = isObject(context) ? { ...context } : {};
  delete marks.id;
  delete marks.from;
  const part = message[said.type];
  const kept = isObject(part) && typeof part.id === 'string' ? state.media.get(part.id) : undefined;
  if (isObject(part) && isObject(message.reaction))
    message.reaction = { ...message.reaction, message_id: labels.get(String(part.message_id)) ?? part.message_id };
  return {
    message: Object.keys(marks).length > 0 ? { ...message, context: marks } : message,
    ...(quoted ? { quotes: quoted } : {}),
    ...(kept ? { medium: { mimeType: kept.mimeType, base64: kept.base64 } } : {}),
  };
}

/** The reply that tapping a title on a message stands for, or null when it offers no such choice. */
export function tapOn(payload: Json, title: string): Json | null {
  const found = choicesOf(payload).find(({ choice }) => choice.title === title);
  return found ? { type: 'interactive', interactive: { type: found.kind, [found.kind]: found.choice } } : null;
}
