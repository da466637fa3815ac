import { isUserId, userIdOf } from './bodies.rules.ts';
import { currentId, type Json, phoneOf, type State } from './happenings.rules.ts';

/** How a phone names itself in its messages: number and user id, or the user id alone. */
export const senderPart = (phone: string): Json =>
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
  return state.byUserId.get(userId) ?? phoneOf(state, userId).id;
}

/** The phone that somebody asks for by any number or user id it ever had; null when the text is none. */
export function phoneAt(state: State, text: string | undefined): string | null {
  const id = phoneId(text ?? '');
  return id && currentId(state, id);
}

/** How the provider tells that somebody is reached by other ids now. Source: Meta's system messages, read 2026-11. */
export function movedMessage({ from, to, wamid, at }: { from: string; to: string; wamid: string; at: number }): Json {
  const ids = { user_id: userIdOf(to), previous_user_id: userIdOf(from) };
  const rest = { id: wamid, timestamp: String(Math.floor(at / 1000)), type: 'system' };
  if (isUserId(from))
    return { ...rest, system: { body: 'A user changed their account.', type: 'user_changed_user_id', ...ids } };
  const body = `User changed from +${from} to +${to}`;
  return { ...rest, from, system: { body, type: 'user_changed_number', wa_id: to, ...ids } };
}
