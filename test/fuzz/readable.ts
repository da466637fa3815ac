/**
 * What of a body a careful reader could read, counted without the code that is tested: messages and statuses that have
 * an id, by the keys they must be stored under. `null` when the body is no JSON object with entries about WhatsApp.
 */
export function readableIn(
  bytes: Uint8Array,
  ours: ReadonlySet<string>,
): { messages: Set<string>; statuses: Set<string> } {
  const found = { messages: new Set<string>(), statuses: new Set<string>() };
  for (const { field, value } of changesIn(bytes)) {
    if (isCopy(field)) continue;
    const number = text(record(value.metadata)?.phone_number_id, 64);
    if (number !== null && !ours.has(number)) continue;
    for (const message of list(value.messages)) {
      const id = text(record(message)?.id, 512);
      if (id !== null) found.messages.add(id);
    }
    for (const status of list(value.statuses)) {
      const id = text(record(status)?.id, 512);
      const state = text(record(status)?.status, 64);
      if (id !== null && state !== null) found.statuses.add(`${id} ${state}`);
    }
  }
  return found;
}

function* changesIn(bytes: Uint8Array): Generator<{ field: string; value: Record<string, unknown> }> {
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return;
  }
  const envelope = record(body);
  if (!envelope || (envelope.object !== undefined && envelope.object !== 'whatsapp_business_account')) return;
  for (const entry of list(envelope.entry))
    for (const change of list(record(entry)?.changes)) {
      const value = record(record(change)?.value);
      if (value) yield { field: text(record(change)?.field, 512) ?? '', value };
    }
}

/** Fields that carry what others sent. */
const isCopy = (field: string) =>
  ['smb_', 'history', 'standby', 'message_echoes', 'messaging_echoes', 'message_handovers', 'messaging_handovers'].some(
    (start) => field.startsWith(start),
  );

const record = (value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** A text of 1 to `most` units, as a database can hold it: no NUL, no half of a pair. */
function text(value: unknown, most: number): string | null {
  if (typeof value !== 'string' || value.length > most) return null;
  const held = [...value]
    .filter((char) => char !== '\u0000')
    .map((char) => (/^[\ud800-\udfff]$/.test(char) ? '\ufffd' : char))
    .join('');
  return held === '' ? null : held;
}
