import { type Chance, chanceFrom } from './chance.ts';
import { idKeys, oddIds, oddKeys, oddKinds, oddTimes, oddValues } from './odd.ts';
import { spoilings } from './spoil.ts';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Holder = Json[] | { [key: string]: Json };
/** A place in a body: what holds it, and under which key or index. */
type Place = { holder: Holder; key: string | number };

/** A mutated body: its bytes, and what was done to which sample, in words. `dropped` names steps that were left out. */
export type Mutant = { seed: number; bytes: Uint8Array; did: string[] };

/**
 * Makes a webhook body that is wrong in some ways out of samples. All of it follows from the seed. Steps whose numbers are
 * in `without` are left out, which is how a failure is made small.
 */
export function mutate(samples: readonly Json[], seed: number, without: ReadonlySet<number> = new Set()): Mutant {
  const chance = chanceFrom(seed);
  const index = chance.below(samples.length);
  const body = structuredClone(samples[index] ?? null);
  // Ids of their own, so that what one body loses is not found in another.
  for (const place of placesIn(body, ({ key }) => key === 'id')) {
    const id = at(place);
    if (typeof id === 'string' && id.startsWith('wamid')) put(place, `${id}.${seed}`);
  }
  const did = [`sample ${index}`];
  const steps = 1 + chance.below(4);
  for (let step = 0; step < steps; step++) {
    // Each step draws from a row of its own, so that leaving one out does not change the others.
    const own = chanceFrom(seed * 31 + step + 1);
    const [name, work] = own.of(operations);
    if (without.has(step)) continue;
    const at = work({ body, own, samples });
    did.push(`${step}: ${name}${at ? ` at ${at}` : ''}`);
  }
  const own = chanceFrom(seed * 31 + 17);
  const text = own.next() < 0.5 ? escaped(JSON.stringify(body)) : JSON.stringify(body);
  let bytes: Uint8Array = new TextEncoder().encode(text);
  if (own.next() < 0.12 && !without.has(17)) {
    const [name, work] = own.of(spoilings);
    bytes = work(bytes, own);
    did.push(`17: ${name}`);
  }
  return { seed, bytes, did };
}

type Work = (world: { body: Json; own: Chance; samples: readonly Json[] }) => string | null;

const operations: [string, Work][] = [
  ['drop', ({ body, own }) => change(body, own, (place) => drop(place))],
  ['retype', ({ body, own }) => change(body, own, (place) => put(place, own.of(oddValues)(own)))],
  ['retype', ({ body, own }) => change(body, own, (place) => put(place, own.of(oddValues)(own)))],
  ['change an id', ({ body, own }) => change(body, own, (place) => put(place, own.of(oddIds)(own)), idKeys)],
  [
    'change a time',
    ({ body, own }) => change(body, own, (place) => put(place, structuredClone(own.of(oddTimes))), /^timestamp$/),
  ],
  [
    'change a kind',
    ({ body, own }) =>
      change(body, own, (place) => put(place, structuredClone(own.of(oddKinds))), /^(type|status|field)$/),
  ],
  ['repeat an item', ({ body, own }) => onList(body, own, (list) => void list.push(structuredClone(own.of(list))))],
  ['shuffle', ({ body, own }) => onList(body, own, (list) => void list.sort(() => own.next() - 0.5))],
  [
    'wrap',
    ({ body, own }) => change(body, own, (place) => put(place, own.next() < 0.5 ? [at(place)] : { value: at(place) })),
  ],
  ['nest deep', ({ body, own }) => change(body, own, (place) => put(place, nested(at(place), 10 + own.below(400))))],
  ['add odd keys', ({ body, own }) => onObject(body, own, (object) => void Object.assign(object, oddKeys(own)))],
  ['swap', ({ body, own }) => swap(body, own)],
  ['borrow', ({ body, own, samples }) => borrow(body, own, samples)],
  ['many items', ({ body, own }) => onList(body, own, (list) => many(list, own))],
];

const at = ({ holder, key }: Place): Json => (holder as Record<string | number, Json>)[key] ?? null;
const put = ({ holder, key }: Place, value: Json): void => {
  (holder as Record<string | number, Json>)[key] = value;
};
const drop = ({ holder, key }: Place): void => {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
};

function nested(value: Json, levels: number): Json {
  let whole = value;
  for (let level = 0; level < levels; level++) whole = level % 2 ? [whole] : { n: whole };
  return whole;
}

/** Every place below a value, at most so many, so that a body nested deep does not take long. */
function placesIn(body: Json, fits: (place: Place) => boolean): Place[] {
  const found: Place[] = [];
  const waiting: Json[] = [body];
  for (let seen = 0; waiting.length > 0 && seen < 4000; seen++) {
    const holder = waiting.pop();
    if (typeof holder !== 'object' || holder === null) continue;
    const keys = Array.isArray(holder) ? holder.keys() : Object.keys(holder);
    for (const key of keys) {
      const place = { holder, key };
      if (fits(place)) found.push(place);
      waiting.push(at(place));
    }
  }
  return found;
}

function change(body: Json, own: Chance, work: (place: Place) => void, keys?: RegExp): string | null {
  const places = placesIn(body, ({ key }) => !keys || keys.test(String(key)));
  if (places.length === 0) return null;
  const place = own.of(places);
  work(place);
  return String(place.key).slice(0, 40);
}

function onList(body: Json, own: Chance, work: (list: Json[]) => void): string | null {
  const lists = placesIn(body, (place) => {
    const value = at(place);
    return Array.isArray(value) && value.length > 0;
  });
  if (lists.length === 0) return null;
  const place = own.of(lists);
  work(at(place) as Json[]);
  return String(place.key).slice(0, 40);
}

function onObject(body: Json, own: Chance, work: (object: { [key: string]: Json }) => void): string | null {
  const objects = placesIn(body, (place) => isObject(at(place)));
  if (objects.length === 0) return null;
  const place = own.of(objects);
  work(at(place) as { [key: string]: Json });
  return String(place.key).slice(0, 40);
}

function swap(body: Json, own: Chance): string | null {
  const places = placesIn(body, () => true);
  if (places.length < 2) return null;
  const [one, other] = [own.of(places), own.of(places)];
  const [first, second] = [structuredClone(at(one)), structuredClone(at(other))];
  put(one, second);
  put(other, first);
  return `${String(one.key).slice(0, 20)} and ${String(other.key).slice(0, 20)}`;
}

/** Puts a list's items of another sample beside this one's: messages of one kind next to statuses of another. */
function borrow(body: Json, own: Chance, samples: readonly Json[]): string | null {
  const other = structuredClone(own.of(samples));
  const name = own.of(['messages', 'statuses', 'contacts', 'changes', 'entry', 'errors']);
  const theirs = placesIn(other, (place) => place.key === name && Array.isArray(at(place)));
  const values = placesIn(body, (place) => place.key === (name === 'changes' ? 'changes' : 'value'));
  if (theirs.length === 0 || values.length === 0) return null;
  const items = at(own.of(theirs)) as Json[];
  const target = at(own.of(values));
  if (Array.isArray(target)) target.push(...items);
  else if (isObject(target)) target[name] = [...(Array.isArray(target[name]) ? target[name] : []), ...items];
  return name;
}

/** Many copies of an item, each with an id of its own where it has one. */
function many(list: Json[], own: Chance): void {
  const item = own.of(list);
  const count = own.next() < 0.03 ? 500 : 2 + own.below(12);
  for (let copy = 0; copy < count; copy++) {
    const next = structuredClone(item);
    if (isObject(next) && typeof next.id === 'string') next.id = `${next.id.slice(0, 100)}.${copy}`;
    list.push(next);
  }
}

const isObject = (value: Json): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const escaped = (text: string) =>
  text.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
