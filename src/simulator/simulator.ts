import { newToken } from '../core/ids.ts';
import type { Settings } from '../core/settings.ts';
import type { Clock } from '../core/time.ts';
import { type Account, userIdOf } from './bodies.rules.ts';
import {
  type ApiFault,
  apply,
  emptyState,
  type Happening,
  type Json,
  phoneOf,
  type State,
  type Status,
} from './happenings.rules.ts';
import type { Template } from './send-check.rules.ts';
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
  >;
  clock: Clock;
  log: SimulatorLog;
  deliver: Deliver;
  /** Runs `work` once after `ms` milliseconds. */
  schedule: (work: () => void, ms: number) => void;
  /** Templates the account has; by default the configured one in the languages we answer in. */
  templates?: Template[];
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
  templates: readonly Template[];
  now(): number;
  chance(): number;
  happen(happening: Happening): void;
  receive(phone: string, message: Json, name: string | null): string;
  accept(phone: string, request: Json, doom: ApiFault | null): string;
  idle(): Promise<void>;
  close(): void;
};

/**
 * Opens the outside world where its log left it: everything is applied again, webhooks nobody took are delivered again,
 * and messages on their way go on. What happens is appended to the log before anything else is told of it.
 */
export function startSimulator(options: SimulatorOptions): Simulator {
  const { settings, clock, log } = options;
  const state = emptyState();
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
    templates: options.templates ?? defaultTemplates(settings.whatsappTemplate),
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
      happen({ kind: 'outbound', at: now(), phone, wamid, request, doom });
      climb(simulator, wamid, (id) => webhooks?.owe(id));
      return wamid;
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

/** Takes a sent message one step up after a while, and on from there; a doomed one fails instead, a reaction stops at sent. */
function climb(simulator: Simulator, wamid: string, owe: (id: string) => void): void {
  const { state, options } = simulator;
  const said = state.owners.get(wamid)?.said;
  if (!said || said.status === 'failed') return;
  const step = said.status === null ? 0 : ladder.indexOf(said.status) + 1;
  const next = said.doom ? 'failed' : ladder[said.kind === 'reaction' && step > 0 ? ladder.length : step];
  if (!next) return;
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

/** How a phone names itself in its messages: number and user id, or the user id alone. */
const senderPart = (phone: string): Json =>
  /^\d/.test(phone) ? { from: phone, from_user_id: userIdOf(phone) } : { from_user_id: phone };

/** A number as digits, a user id as it is; null when it is neither. */
export function phoneId(text: string): string | null {
  const digits = /^\+?(\d{5,20})$/.exec(text.replace(/[\s()-]/g, ''))?.[1];
  return digits ?? (/^[A-Z]{2}\.(ENT\.)?[0-9A-Za-z]{1,128}$/.test(text) ? text : null);
}

/** The phone a send goes to: its number, or the one whose user id it is. */
export function addressee(state: State, request: Json): string {
  if (typeof request.to === 'string') return request.to.slice(1);
  const userId = String(request.recipient);
  for (const id of state.phones.keys()) if (userIdOf(id) === userId) return id;
  return phoneOf(state, userId).id;
}

/** 30 bits of a token as a number from 0 to below 1. */
const drawn = () =>
  [...newToken().slice(0, 5)].reduce((sum, letter) => sum * 64 + letters.indexOf(letter), 0) / 64 ** 5;
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

const newWamid = () => `wamid.SIM${newToken()}`;

const defaultTemplates = (name: string): Template[] =>
  ['en', 'en_US', 'es', 'pt_BR', 'pt', 'hi', 'ar', 'fr', 'bn', 'id', 'ur', 'sw'].map((language) => ({
    name,
    language,
    parameters: null,
  }));
