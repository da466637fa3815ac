import { seedDeeds } from '../../db/seed/deeds.ts';
import { seedChecks } from '../../db/seed/fact-checks.ts';
import { seedMessages } from '../../db/seed/messages.ts';
import type { SeedDeed, SeedMessage, StaffKey } from '../../db/seed/seed-types.ts';
import { seedStaff } from '../../db/seed/staff.ts';
import { type Actor, machine } from '../core/actor.ts';
import { isRefusal } from '../core/errors.ts';
import type { World } from '../core/needs.ts';
import { dayMs, movableClock, secondMs } from '../core/time.ts';
import { receiveWebhook } from '../inbox/receive-webhook.ts';
import { drain } from '../jobs/drain.ts';
import type { OpenJobs } from '../jobs/open-jobs.ts';
import { publishVerdict } from '../publishing/publish-verdict.ts';
import { correctVerdict, writeOwnVerdict, writeVerdict } from '../publishing/write-verdict.ts';
import { judgeMatch } from '../review/judge-match.ts';
import { takeHold } from '../review/take-hold.ts';
import { invite } from '../staff/invite.ts';
import { answerJob } from './run-jobs.ts';
import { findCaseOfMessage, findMatch, isPublished, readFact, writeFact } from './seed.store.ts';

type SeedWorld = World & { jobs: OpenJobs };
type Playing = SeedWorld & {
  clock: ReturnType<typeof movableClock>;
  staff: Map<StaffKey, Actor>;
  verdicts: Map<string, string>;
  checks: Map<string, string>;
};

/**
 * Plays the invented newsroom into an empty database, through the same verbs that a real week goes through. A play that
 * was interrupted goes on: what is there is left alone. Does nothing once it is done. `say` is told of progress.
 */
export async function seedNewsroom(world: SeedWorld, say: (line: string) => void): Promise<void> {
  if (await readFact(world.db, 'seed.done')) return;
  const start = new Date(Math.floor(world.clock.now().getTime() / dayMs) * dayMs - 7 * dayMs);
  const clock = movableClock(start);
  const playing: Playing = {
    ...world,
    clock,
    messenger: quietMessenger(),
    staff: new Map(),
    verdicts: new Map(),
    checks: new Map(),
  };
  say('First start: playing in an invented newsroom (about ten seconds) …');
  for (const person of seedStaff) {
    const { staffId } = await invite(
      { ...playing, actor: machine('seed') },
      { email: person.email, name: person.name, role: person.role },
    );
    playing.staff.set(person.key, { kind: 'staff', id: staffId, name: person.name, role: person.role });
  }
  await publishChecks(playing, start);
  say(`  ${seedChecks.length} fact-checks published`);
  for (const events of together(weekOf(start))) {
    for (const event of events) {
      clock.set(event.at);
      if ('message' in event) await receive(playing, event.message);
      else await act(playing, event.deed);
    }
    await settle(playing);
  }
  say(`  ${seedMessages.length} messages received, ${seedDeeds.length} things decided at the desk`);
  await writeFact(world.db, 'seed.done', true, world.clock.now());
}

type Event = { at: Date } & ({ message: SeedMessage } | { deed: SeedDeed });

/** Messages and deeds of the week in the order they happen. */
function weekOf(start: Date): Event[] {
  const at = (event: { day: number; time: string }) => {
    const [hours = 0, minutes = 0] = event.time.split(':').map(Number);
    return new Date(start.getTime() + event.day * dayMs + (hours * 60 + minutes) * 60 * secondMs);
  };
  const events = [
    ...seedMessages.map((message) => ({ at: at(message), message })),
    ...seedDeeds.map((deed) => ({ at: at(deed), deed })),
  ];
  return events.sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** Neighbouring messages of different people are worked together: the play is quicker, and the outcome the same. */
function together(events: Event[]): Event[][] {
  const groups: Event[][] = [];
  for (const event of events) {
    const group = groups.at(-1);
    const sender = 'message' in event ? event.message.from : null;
    const alone = sender === null || group?.some((one) => !('message' in one) || one.message.from === sender);
    if (!group || alone || group.length >= 6) groups.push([event]);
    else group.push(event);
  }
  return groups;
}

async function publishChecks(playing: Playing, start: Date): Promise<void> {
  for (const check of [...seedChecks].sort((a, b) => b.daysBefore - a.daysBefore)) {
    playing.clock.set(new Date(start.getTime() - check.daysBefore * dayMs + 10 * 60 * 60 * secondMs));
    const known = await isPublished(playing.db, check.title);
    if (known) playing.checks.set(check.key, known);
    else {
      const editor = { ...playing, actor: playing.staff.get('ines') ?? machine('seed') };
      const verdictId = await writeOwnVerdict(editor, check);
      await publishVerdict(editor, { verdictId });
    }
  }
  playing.clock.set(start);
  await drain(playing, (name, payload) => answerJob(playing, name, payload));
  for (const check of seedChecks) playing.checks.set(check.key, (await isPublished(playing.db, check.title)) ?? '');
}

/** Bundling pauses pass in a few steps; whoever waits for a forward gets a moment longer. */
async function settle(playing: Playing): Promise<void> {
  const answer = () => drain(playing, (name, payload) => answerJob(playing, name, payload));
  await answer();
  playing.clock.advance(1_300);
  await answer();
}

async function receive(playing: Playing, message: SeedMessage): Promise<void> {
  const number = message.from.replace('+', '');
  const wamid = `wamid.seed.${message.key}`;
  const context =
    message.forwarded === 'often'
      ? { frequently_forwarded: true }
      : message.forwarded === 'forwarded'
        ? { forwarded: true }
        : null;
  const content = message.picture
    ? { type: 'image', image: { id: `seed-${message.key}`, mime_type: 'image/jpeg', caption: message.text } }
    : { type: 'text', text: { body: message.text } };
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '15550199999', phone_number_id: playing.settings.whatsappPhoneNumberId },
    contacts: [{ wa_id: number, profile: { name: message.name } }],
    messages: [
      {
        from: number,
        id: wamid,
        timestamp: String(playing.clock.now().getTime() / 1000),
        ...(context ? { context } : {}),
        ...content,
      },
    ],
  };
  const body = JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: playing.settings.whatsappBusinessAccountId, changes: [{ field: 'messages', value }] }],
  });
  await receiveWebhook({ ...playing, actor: machine('inbox') }, { body: new TextEncoder().encode(body) });
}

/** A deed that was done before the play was interrupted is refused, and that is as good. */
async function act(playing: Playing, deed: SeedDeed): Promise<void> {
  try {
    await actOnce(playing, deed);
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
}

async function actOnce(playing: Playing, deed: SeedDeed): Promise<void> {
  const by = (key: StaffKey) => ({ ...playing, actor: playing.staff.get(key) ?? machine('seed') });
  if (deed.did === 'correct') {
    const verdictId = playing.verdicts.get(deed.of);
    if (!verdictId) return;
    const id = await correctVerdict(by(deed.writtenBy), { verdictId, note: deed.note, ...deed.verdict });
    return void (await publishVerdict(by(deed.by), { verdictId: id }));
  }
  const caseId = await findCaseOfMessage(playing.db, `wamid.seed.${deed.about}`);
  if (!caseId) return;
  if (deed.did === 'publish') {
    await takeHold(by(deed.writtenBy), { caseId });
    const verdictId = await writeVerdict(by(deed.writtenBy), { caseId, ...deed.verdict });
    playing.clock.advance(11 * 60 * secondMs);
    await publishVerdict(by(deed.by), { verdictId });
    return void playing.verdicts.set(deed.key, verdictId);
  }
  const matchId = await findMatch(playing.db, caseId, playing.checks.get(deed.check) ?? '');
  if (matchId) await judgeMatch(by(deed.by), { caseId, matchId, says: deed.finding });
}

/** The week is over when the demo starts: its answers were sent, its pictures are gone. */
function quietMessenger(): World['messenger'] {
  let count = 0;
  return {
    send: async () => ({
      outcome: 'accepted',
      wamid: `wamid.seed.out.${++count}.${Math.random().toString(36).slice(2)}`,
    }),
    readFault: ({ code }) => ({
      outcome: 'refused',
      code,
      detail: '',
      retryAfterMs: null,
      waitsFor: null,
      stopAll: false,
    }),
    markRead: async () => {},
    fetchMedia: async () => ({ bytes: tinyPicture, mimeType: 'image/png' }),
  };
}

/** One grey pixel. */
const tinyPicture = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGM4AQAA2gDZcx6fKAAAAABJRU5ErkJggg=='),
  (char) => char.charCodeAt(0),
);
