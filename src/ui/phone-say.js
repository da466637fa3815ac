// Sends what is written, pressed and recorded; what could not be sent stays on the screen, to be tried again.
import { lookedAt, refresh, refreshStrip, toEnd } from './phone-screen.js';

/** The last thing each phone sent: the next waits for it, so that what is said first arrives first. */
const sends = new Map();

/** How long a send may take before it counts as not sent. Milliseconds. */
const patienceMs = 20_000;

/**
 * Sends a form of a phone; `words` is how people know it again should it not be sent. Tried again it is taken once, though
 * it had arrived and only the answer was lost.
 */
export async function say(phone, body, words) {
  if (!body.has('once')) body.set('once', crypto.getRandomValues(new Uint32Array(2)).join('-'));
  const before = sends.get(phone);
  const send = async () => {
    await before;
    return isTaken(`/simulator/phones/${phone.dataset.phone}/say`, body);
  };
  const sent = send();
  sends.set(phone, sent);
  if (!(await sent)) showUnsent(phone, body, words);
  await lookedAt(phone);
  await refresh(phone);
  toEnd(phone);
  await refreshStrip();
}

/** Whether the phones took what was sent: they answer with the way back to the page. */
async function isTaken(action, body) {
  const signal = AbortSignal.timeout(patienceMs);
  const answer = await fetch(action, { method: 'POST', body, redirect: 'manual', signal }).catch(() => null);
  return answer !== null && (answer.type === 'opaqueredirect' || answer.status < 400);
}

/** Below the last message, with what was to be sent, until it is sent after all. */
function showUnsent(phone, body, words) {
  const bubble = document.getElementById('unsent').content.firstElementChild.cloneNode(true);
  bubble.querySelector('.words').textContent = words;
  bubble.querySelector('button').addEventListener('click', () => {
    const hadFocus = bubble.contains(document.activeElement);
    bubble.remove();
    if (hadFocus) phone.querySelector('.composer textarea').focus();
    void say(phone, body, words);
  });
  phone.querySelector('[data-screen]').append(bubble);
}
