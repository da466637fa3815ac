import type { Chance } from './chance.ts';
import type { Json } from './mutate.ts';

/** Keys under which ids and words of people stand. */
export const idKeys =
  /^(id|from|to|wa_id|user_id|from_user_id|recipient_id|phone_number_id|message_id|mime_type|name|body|caption)$/;

/** Values that do not belong where they are put. */
export const oddValues: ((own: Chance) => Json)[] = [
  () => null,
  () => true,
  () => 0,
  () => -1,
  () => 2 ** 53 + 2,
  () => 1e308,
  () => 0.1,
  () => '',
  () => ' ',
  () => [],
  () => ({}),
  () => [[[]]],
  () => '\ud800',
  () => 'half \udc00 pair \ud83d',
  () => '\u0000',
  () => 'a\u0000b',
  () => '\u202e\u2066right to left\u0007',
  (own) => '😀'.repeat(1 + own.below(400)),
  (own) => 'x'.repeat(1 + own.below(own.next() < 0.02 ? 200_000 : 2000)),
  (own) => String(own.below(2 ** 31)),
  () => '99999999999999999999999999',
  () => '__proto__',
  () => "'; drop table messages; --",
  () => '{"id":"nested"}',
];
/** Ids that repeat, are too long, or have another shape. */
export const oddIds: ((own: Chance) => Json)[] = [
  (own) => `wamid.odd.${own.below(1e9)}`,
  () => 'wamid.same',
  (own) => own.below(2 ** 31),
  (own) => `BR.${own.below(1e9)}`,
  (own) => `US.ENT.${'a'.repeat(own.below(140))}`,
  (own) => `155501${String(own.below(1e5)).padStart(5, '0')}`,
  (own) => `+155501${String(own.below(1e5)).padStart(5, '0')}`,
  (own) => 'i'.repeat(511 + own.below(3)),
  () => '',
  () => null,
  () => '\ud83d',
  () => 'a\u0000',
];
/** Times that are none, or of another unit. */
export const oddTimes: Json[] = [
  '0',
  '-1',
  'now',
  '',
  null,
  1e20,
  '99999999999',
  '1772452800000',
  1772452800,
  '1772452800.5',
  '٣',
  '9'.repeat(40),
  [],
  {},
];
/** Words for a kind, a state or a field that do not fit what is beside them. */
export const oddKinds: Json[] = [
  'text',
  'image',
  'system',
  'reaction',
  'interactive',
  'unsupported',
  'edit',
  'revoke',
  'order',
  'hologram',
  '',
  'TEXT',
  'read',
  'failed',
  'played',
  'messages',
  'standby',
  'account_update',
  'constructor',
  'x'.repeat(100),
  null,
  7,
  ['text'],
];

/** Keys nobody expects, some of which every object has. */
export const oddKeys = (own: Chance): { [key: string]: Json } => ({
  [own.of(['toString', 'constructor', 'hasOwnProperty', 'length', '\u0000', '\ud800', '', 'x'.repeat(300)])]:
    own.of(oddValues)(own),
  [`new_${own.below(1000)}`]: own.of(oddValues)(own),
});
