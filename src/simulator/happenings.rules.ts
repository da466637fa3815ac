import { type Bill, emptyBill, type Pricing } from './bill.rules.ts';
import { userIdOf } from './bodies.rules.ts';
import { type Faults, noFaults } from './faults.rules.ts';
import { type Bucket, fullBucket, fullThroughput, type Throughput } from './limits.rules.ts';
import type { Template } from './templates.rules.ts';

export type Json = Record<string, unknown>;
/** Why a message fails by webhook after it was accepted; at once, or after it was sent. */
export type ApiFault = { code: number; title: string; details: string; afterSent?: boolean };
/** What will become of a message, drawn when it is accepted. */
export type Fate = {
  /** Which state tells the price: the provider puts it on one of them. */
  pricedOn: 'sent' | 'delivered';
  /** The chat is open: `read` comes and `delivered` never does. */
  chatOpen: boolean;
  /** The phone is switched off: `sent` is the last we hear. */
  staysSent: boolean;
};

/** All that ever happens to the simulator, one line of its log each. `at` is milliseconds since epoch, by its own clock. */
export type Happening =
  | { kind: 'inbound'; at: number; phone: string; wamid: string; message: Json; name: string | null }
  | { kind: 'outbound'; at: number; phone: string; wamid: string; request: Json; doom: ApiFault | null; fate?: Fate }
  | { kind: 'status'; at: number; wamid: string; status: Status; fault: ApiFault | null }
  | { kind: 'read'; at: number; wamid: string; typing: boolean }
  | { kind: 'media'; at: number; id: string; mimeType: string; base64: string; isUploaded?: boolean }
  | { kind: 'faults'; at: number; faults: Faults }
  | { kind: 'moved'; at: number; from: string; to: string; wamid: string; message: Json }
  | { kind: 'template'; at: number; template: Template }
  | { kind: 'template-gone'; at: number; id: string }
  | { kind: 'news'; at: number; id: string; field: string; value: unknown }
  | { kind: 'delivered'; at: number; webhook: string }
  | { kind: 'dropped'; at: number; webhook: string };

export type Status = 'sent' | 'delivered' | 'read' | 'failed';

/** One message of a phone's transcript. */
export type Said = {
  direction: 'in' | 'out';
  wamid: string;
  at: number;
  type: string;
  payload: Json;
  kind: 'message' | 'reaction' | 'template';
  /** In: `sent`, `delivered` once the service took it, `read`. Out: null until the first status. */
  status: Status | null;
  context: Json | null;
  fault: ApiFault | null;
  /** What it will fail with after being accepted; null when it will arrive. */
  doom: ApiFault | null;
  fate: Fate;
  /** What it costs, once a state told it; and which one did. */
  price: { told: Status; pricing: Pricing } | null;
  /** Whether it stands on the bill. */
  isCharged: boolean;
};

export type Phone = {
  /** Digits of the number, or a business-scoped user id for somebody who hides it. */
  id: string;
  name: string | null;
  said: Said[];
  /** Latest message by its own timestamp; the 24-hour window runs from it. Null before the first. */
  lastInboundAt: number | null;
  typingUntil: number;
  /** Until when messages are free because the person came from an advertisement. 0: they did not. */
  freeUntil: number;
  bucket: Bucket;
  /** Counts every change, so that a page can ask for news only. */
  version: number;
};

export type Media = { mimeType: string; base64: string; at: number; isUploaded: boolean };
/** An update owed to the service: a message or a state of one (`status` set), or news of the account. */
export type Owed = { id: string; at: number } & (
  | { kind: 'message'; phone: string; wamid: string; status: Status | null }
  | { kind: 'news'; field: string; value: unknown }
);

export type State = {
  phones: Map<string, Phone>;
  /** Phones by user id. */
  byUserId: Map<string, string>;
  owners: Map<string, { phone: string; said: Said }>;
  media: Map<string, Media>;
  owed: Map<string, Owed>;
  faults: Faults;
  throughput: Throughput;
  templates: Map<string, Template>;
  /** People whose number or user id changed, by the one they had. */
  moved: Map<string, string>;
  bill: Bill;
};

export const emptyState = (templates: readonly Template[] = []): State => ({
  phones: new Map(),
  byUserId: new Map(),
  owners: new Map(),
  media: new Map(),
  owed: new Map(),
  faults: noFaults,
  throughput: fullThroughput,
  templates: new Map(templates.map((template) => [template.id, template])),
  moved: new Map(),
  bill: emptyBill(),
});

/** The id somebody has now, by any they ever had. */
export function currentId(state: State, id: string): string {
  let now = id;
  for (let next = state.moved.get(now); next !== undefined && next !== id; next = state.moved.get(now)) now = next;
  return now;
}

/** Somebody who has not said anything yet. */
export const emptyPhone = (id: string): Phone => ({
  id,
  name: null,
  said: [],
  lastInboundAt: null,
  typingUntil: 0,
  freeUntil: 0,
  bucket: fullBucket,
  version: 0,
});

/** The phone of an id; made when it is new. */
export function phoneOf(state: State, id: string): Phone {
  const known = state.phones.get(id);
  if (known) return known;
  const made = emptyPhone(id);
  state.phones.set(id, made);
  state.byUserId.set(userIdOf(id), id);
  return made;
}

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
