import { wordsIn } from './choices.rules.ts';
import { isObject, type Json } from './happenings.rules.ts';
import { type Scenario, type Step, tapOn } from './scenario.rules.ts';

type Line = { direction: 'in' | 'out'; wamid: string; type: string; kind: string; payload: Json };
export type PlayOptions = {
  /** Where a service with a simulator runs, without a path. */
  at: string;
  wait: (ms: number) => Promise<void>;
  /** Milliseconds of any clock. */
  now: () => number;
};
/** What came of it: expectations that were not met, in words, and what each phone said and heard. */
export type Played = { unmet: string[]; transcripts: { phone: string; lines: Line[] }[] };

/**
 * Plays a scenario on a running simulator, step by step: what phones say is said, what they should hear is waited for, and
 * each message heard fulfils one expectation. What is not heard in time is noted, and the scenario goes on.
 */
export async function playScenario(scenario: Scenario, options: PlayOptions): Promise<Played> {
  const wamids = new Map<string, string>();
  const heard = new Set<string>();
  const unmet: string[] = [];
  const phones = new Set<string>();
  const world = { ...options, wamids, heard, begun: new Map<string, number>() };
  for (const step of scenario.steps) {
    const phone = 'says' in step ? step.says : 'hears' in step ? step.hears : null;
    if (phone && !phones.has(phone)) {
      phones.add(phone);
      world.begun.set(phone, (await linesOf(world, phone)).length);
    }
  }
  for (const [index, step] of scenario.steps.entries()) {
    const fault = await playStep(world, step);
    if (fault) unmet.push(`step ${index + 1}: ${fault}`);
  }
  const transcripts = [];
  for (const phone of phones)
    transcripts.push({ phone, lines: (await linesOf(world, phone)).slice(world.begun.get(phone) ?? 0) });
  return { unmet, transcripts };
}

type World = PlayOptions & { wamids: Map<string, string>; heard: Set<string>; begun: Map<string, number> };

function playStep(world: World, step: Step): Promise<string | null> {
  if ('says' in step) return say(world, step);
  if ('hears' in step) return hear(world, step);
  if ('faults' in step) return call(world, 'PUT', '/faults', step.faults);
  if ('event' in step) return call(world, 'POST', '/account-events', step.event);
  return call(world, 'POST', `/phones/${step.move.from}/move`, { to: step.move.to });
}

async function say(world: World, step: Extract<Step, { says: string }>): Promise<string | null> {
  await world.wait(step.afterMs);
  const message = step.tap ? await tapped(world, step.says, step.tap) : { ...step.message };
  if (!message) return `${step.says} cannot tap "${step.tap?.title}": it is not offered.`;
  const quoted = step.quotes ?? step.tap?.in;
  const context = isObject(message.context) ? message.context : {};
  if (quoted) message.context = { ...context, id: world.wamids.get(quoted) ?? quoted };
  if (isObject(message.reaction)) {
    const target = String(message.reaction.message_id);
    message.reaction = { ...message.reaction, message_id: world.wamids.get(target) ?? target };
  }
  const type = String(message.type);
  if (step.medium && isObject(message[type]))
    message[type] = { ...message[type], id: await upload(world, step.says, step.medium) };
  const answer = await fetchJson(world, 'POST', `/phones/${step.says}/messages`, {
    ...message,
    ...(step.name ? { profileName: step.name } : {}),
  });
  if (typeof answer.wamid !== 'string') return `${step.says} could not say it: ${String(answer.error)}`;
  if (step.as) world.wamids.set(step.as, answer.wamid);
  return null;
}

async function tapped(world: World, phone: string, tap: { in: string; title: string }): Promise<Json | null> {
  const wamid = world.wamids.get(tap.in);
  const line = (await linesOf(world, phone)).find((one) => one.wamid === wamid);
  return line ? tapOn(line.payload, tap.title) : null;
}

async function hear(world: World, step: Extract<Step, { hears: string }>): Promise<string | null> {
  const fits = (line: Line) =>
    line.direction === 'out' &&
    line.kind === step.kind &&
    !world.heard.has(line.wamid) &&
    wordsIn(line).includes(step.contains);
  for (const until = world.now() + step.withinMs; ; await world.wait(200)) {
    const lines = (await linesOf(world, step.hears)).slice(world.begun.get(step.hears) ?? 0);
    const found = lines.find(fits);
    if (found) {
      world.heard.add(found.wamid);
      if (step.as) world.wamids.set(step.as, found.wamid);
      return null;
    }
    if (world.now() >= until)
      return `${step.hears} did not hear a ${step.kind}${step.contains ? ` with "${step.contains}"` : ''} within ${step.withinMs} ms.`;
  }
}

async function upload(world: World, phone: string, medium: { mimeType: string; base64: string }): Promise<string> {
  const bytes = Uint8Array.from(atob(medium.base64), (char) => char.charCodeAt(0));
  const form = new FormData();
  form.set('file', new Blob([bytes], { type: medium.mimeType }));
  const answer = await fetch(`${world.at}/simulator/phones/${phone}/media`, { method: 'POST', body: form });
  return ((await answer.json()) as { id: string }).id;
}

async function call(world: World, method: string, path: string, body: unknown): Promise<string | null> {
  const answer = await fetchJson(world, method, path, body);
  return answer.error && typeof answer.error === 'string' ? answer.error : null;
}

async function linesOf(world: Pick<World, 'at'>, phone: string): Promise<Line[]> {
  const read = async () => (await (await fetch(`${world.at}/simulator/phones/${phone}/messages`)).json()) as Line[];
  // A kept connection may be gone just when it is used again: reading twice does no harm.
  return read().catch(read);
}

async function fetchJson(world: World, method: string, path: string, body: unknown): Promise<Json> {
  const answer = await fetch(`${world.at}/simulator${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const parsed: unknown = await answer.json().catch(() => null);
  return isObject(parsed) ? parsed : { error: `The simulator answered ${answer.status}.` };
}
