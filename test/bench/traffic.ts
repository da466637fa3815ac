/**
 * Invented traffic, the same for the same seed. Shares after what tiplines report: 15 to 40 % of messages are repeats of
 * an earlier one (here 30 %), most people write once or twice.
 */
export type Forward = { wamid: string; from: string; text: string };

/** The `index`-th forward of a run. `run` keeps wamids of two runs over one database apart. */
export function forwardAt(index: number, run: string): Forward {
  const random = seeded(index + 1);
  const isRepeat = index > 20 && random() < 0.3;
  const rumour = isRepeat ? Math.floor(random() * 20) : index;
  return {
    wamid: `wamid.bench.${run}.${index}`,
    from: `1555${String(Math.floor(random() * 1_000_000) + 1_000_000)}`,
    text: rumourAt(rumour),
  };
}

const heads = [
  'URGENT',
  'Forwarded as received',
  'My cousin at the clinic says',
  'Please share',
  'Is this true?',
  'Breaking',
];
const subjects = [
  'the harbour water',
  'a new toll',
  'the Lantern vaccine',
  'the school in Marrow',
  'the ferry',
  'the mayor of Tidewell',
];
const acts = [
  'will be closed',
  'was found to poison',
  'secretly pays',
  'has been banned by',
  'costs',
  'was filmed near',
];
const objects = [
  'every household',
  'the old mill',
  'foreign builders',
  'the night shift',
  'pregnant women',
  'voters over sixty',
];

function rumourAt(index: number): string {
  const random = seeded(index * 7919 + 13);
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? '';
  const words = Array.from({ length: 4 + Math.floor(random() * 30) }, () => word(random));
  return `${pick(heads)}: ${pick(subjects)} ${pick(acts)} ${pick(objects)} from ${2 + Math.floor(random() * 28)} March. ${words.join(' ')}.`;
}

function word(random: () => number): string {
  let made = '';
  for (let i = 0; i < 1 + Math.floor(random() * 3); i++)
    made += 'bcdfghklmnprstvz'.charAt(Math.floor(random() * 16)) + 'aeiou'.charAt(Math.floor(random() * 5));
  return made;
}

/** Numbers from 0 up to 1, the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = Math.imul(seed, 2654435761) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A provider's delivery of text messages. */
export function deliveryOf(forwards: readonly Forward[], phoneNumberId: string): string {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '15550199999', phone_number_id: phoneNumberId },
    contacts: forwards.map(({ from }) => ({ profile: { name: 'An invented person' }, wa_id: from })),
    messages: forwards.map(({ from, wamid, text }) => ({
      from,
      id: wamid,
      timestamp,
      context: { forwarded: true },
      type: 'text',
      text: { body: text },
    })),
  };
  return JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: '200000000000001', changes: [{ field: 'messages', value }] }],
  });
}
