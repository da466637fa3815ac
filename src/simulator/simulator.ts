import { newToken } from '../core/ids.ts';
import type { Settings } from '../core/settings.ts';
import type { Clock } from '../core/time.ts';
import { movedMessage, senderPart } from './addresses.rules.ts';
import { apply } from './apply.rules.ts';
import type { Account } from './bodies.rules.ts';
import {
  type ApiFault,
  emptyState,
  type Happening,
  type Json,
  type Said,
  type State,
  type Status,
} from './happenings.rules.ts';
import { approvedTemplate, type Template } from './templates.rules.ts';
import { openWebhooks, type Webhooks } from './webhooks.ts';

/** Where the simulator writes down all that happens, line by line, before it answers. */
export type SimulatorLog = { append(line: string): void; readAll(): string[] };
/** Hands a signed webhook to the service; answers the HTTP status, throws when nobody answers. */
export type Deliver = (body: Uint8Array, headers: Record<string, string>) => Promise<number>;
/** One line of what the service did with a message, and why. */
export type TraceLine = { at: string; did: string; why?: string };

export type SimulatorOptions = {
  settings: Pick<
    Settings,
    | 'whatsappPhoneNumberId'
    | 'whatsappBusinessAccountId'
    | 'whatsappAccessToken'
    | 'whatsappAppSecret'
    | 'whatsappTemplate'
    | 'publicUrl'
  >;
  clock: Clock;
  log: SimulatorLog;
  deliver: Deliver;
  /** Runs `work` once after `ms` milliseconds. */
  schedule: (work: () => void, ms: number) => void;
  /** Templates the account has; by default the configured one in the languages we answer in. */
  templates?: Template[];
  /** What the configured template says, by language; not known unless given. */
  templateTexts?: readonly { language: string; body: string; button: string }[];
  /** What the service did with a message, for the strip beside the phones. */
  explain?: (wamid: string) => Promise<TraceLine[]>;
  /** A number from 0 to below 1; by default drawn from a fresh token. */
  chance?: () => number;
  /** Waits between acceptance, sent, delivered and read. Milliseconds. */
  ladderMs?: readonly [number, number, number];
};

/** The state of the outside world and the only ways to change it. */
export type Simulator = {
  state: State;
  options: SimulatorOptions;
  account: Account;
  /** How often each code was answered since this process began. */
  refused: Map<number, number>;
  now(): number;
  chance(): number;
  happen(happening: Happening): void;
  receive(phone: string, message: Json, name: string | null): string;
  accept(phone: string, request: Json, doom: ApiFault | null): string;
  /** Gives somebody another number or user id; tells it by a system message. Answers that message's id. */
  move(from: string, to: string): string;
  /** Tells the service news of the account by a real webhook. Answers the id under which it is owed. */
  tell(field: string, value: unknown): string;
  idle(): Promise<void>;
  close(): void;
};

/**
 * Opens the outside world where its log left it: everything is applied again, webhooks nobody took are delivered again,
 * and messages on their way go on. What happens is appended to the log before anything else is told of it.
 */
export function startSimulator(options: SimulatorOptions): Simulator {
  const { settings, clock, log } = options;
  const state = emptyState(
    options.templates ?? defaultTemplates(settings.whatsappTemplate, options.templateTexts ?? []),
  );
  const account = {
    phoneNumberId: settings.whatsappPhoneNumberId.split(',')[0]?.trim() ?? '',
    businessAccountId: settings.whatsappBusinessAccountId,
    displayNumber: '15550199999',
  };
  let webhooks: Webhooks | null = null;
  const now = () => clock.now().getTime();
  const happen = (happening: Happening) => {
    log.append(JSON.stringify(happening));
    apply(state, happening);
  };
  const simulator: Simulator = {
    state,
    options,
    account,
    refused: new Map(),
    now,
    chance: options.chance ?? drawn,
    happen,
    receive(phone, message, name) {
      const wamid = newWamid();
      const whole = { ...senderPart(phone), id: wamid, ...message };
      happen({ kind: 'inbound', at: now(), phone, wamid, message: whole, name });
      webhooks?.owe(`in:${wamid}`);
      return wamid;
    },
    accept(phone, request, doom) {
      const wamid = newWamid();
      const { faults } = state;
      const fate = {
        pricedOn: simulator.chance() < 0.5 ? ('sent' as const) : ('delivered' as const),
        chatOpen: simulator.chance() < faults.chatOpen,
        staysSent: simulator.chance() < faults.staysSent,
      };
      happen({ kind: 'outbound', at: now(), phone, wamid, request, doom, fate });
      climb(simulator, wamid, (id) => webhooks?.owe(id));
      return wamid;
    },
    move(from, to) {
      const wamid = newWamid();
      happen({ kind: 'moved', at: now(), from, to, wamid, message: movedMessage({ from, to, wamid, at: now() }) });
      webhooks?.owe(`in:${wamid}`);
      return wamid;
    },
    tell(field, value) {
      const id = `news:${newToken()}`;
      happen({ kind: 'news', at: now(), id, field, value });
      webhooks?.owe(id);
      return id;
    },
    idle: async () => webhooks?.idle(),
    close: () => webhooks?.close(),
  };
  for (const line of log.readAll()) {
    const happening = readLine(line);
    if (happening) apply(state, happening);
  }
  webhooks = openWebhooks(simulator);
  for (const id of state.owed.keys()) webhooks.owe(id);
  for (const [wamid, { said }] of state.owners)
    if (said.direction === 'out') climb(simulator, wamid, (id) => webhooks?.owe(id));
  return simulator;
}

const ladder: readonly Status[] = ['sent', 'delivered', 'read'];

/** The state that follows, or null at the end: a doomed message fails, a reaction and a phone switched off stop at sent. */
function nextStatus(said: Said): Status | null {
  if (said.status === 'failed') return null;
  if (said.doom && (said.status === 'sent' || !said.doom.afterSent)) return 'failed';
  if (said.status === null) return 'sent';
  if (said.kind === 'reaction' || said.fate.staysSent) return null;
  if (said.status === 'sent') return said.fate.chatOpen ? 'read' : 'delivered';
  return said.status === 'delivered' ? 'read' : null;
}

/** Takes a message one step up after a while, and on from there. */
function climb(simulator: Simulator, wamid: string, owe: (id: string) => void): void {
  const { state, options } = simulator;
  const said = state.owners.get(wamid)?.said;
  const next = said && nextStatus(said);
  if (!said || !next) return;
  const step = said.status === null ? 0 : ladder.indexOf(said.status) + 1;
  options.schedule(
    () => {
      simulator.happen({ kind: 'status', at: simulator.now(), wamid, status: next, fault: said.doom });
      owe(`${next}:${wamid}`);
      climb(simulator, wamid, owe);
    },
    (options.ladderMs ?? [30, 200, 900])[step] ?? 0,
  );
}

/** A line cut short by a crash was never answered for, so it is left out. */
function readLine(line: string): Happening | null {
  try {
    return JSON.parse(line) as Happening;
  } catch {
    return null;
  }
}

/** 30 bits of a token as a number from 0 to below 1. */
const drawn = () =>
  [...newToken().slice(0, 5)].reduce((sum, letter) => sum * 64 + letters.indexOf(letter), 0) / 64 ** 5;
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

const newWamid = () => `wamid.SIM${newToken()}`;

/** The template the service is configured for, in the languages it answers in, and what it says where that is known. */
const defaultTemplates = (name: string, texts: NonNullable<SimulatorOptions['templateTexts']>): Template[] =>
  ['en', 'en_US', 'es', 'pt_BR', 'pt', 'hi', 'ar', 'fr', 'bn', 'id', 'ur', 'sw', 'ha', 'tr'].map((language, index) => {
    const text = texts.find((each) => each.language === language);
    const components = text
      ? [
          { type: 'BODY', text: text.body },
          { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: text.button }] },
        ]
      : null;
    return approvedTemplate({ id: String(700_000_000_000_001 + index), name, language, components });
  });
