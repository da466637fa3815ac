// What phones and strip show, kept fresh: looks at the service and changes only what is new.
export const strip = document.querySelector('[data-strip]');

/** The look at the service that is under way for each phone and for the strip: one at a time, so that a slow answer cannot overwrite a newer one. */
const looks = new Map();

/** Resolves when the look at a phone that is under way is over. */
export const lookedAt = (phone) => looks.get(phone);

/** Looks unless a look is under way already; resolves when it is over. */
function once(what, look) {
  if (!looks.has(what)) {
    const looking = look()
      .catch(() => null)
      .finally(() => looks.delete(what));
    looks.set(what, looking);
  }
  return looks.get(what);
}

export const refresh = (phone) => once(phone, () => look(phone));
export const refreshStrip = () => once(strip, lookAtStrip);
/** How long a look may take before the next is tried. */
const patience = () => ({ signal: AbortSignal.timeout(20_000) });

async function look(phone) {
  if (document.hidden) return;
  const { phone: id, version, back } = phone.dataset;
  const query = `version=${version}&back=${encodeURIComponent(back)}`;
  const answer = await fetch(`/simulator/phones/${id}/bubbles?${query}`, patience()).catch(() => null);
  if (answer?.status !== 200) return;
  const isAtEnd = isNearEnd(phone, 120);
  phone.dataset.version = answer.headers.get('x-version') ?? '';
  phone.querySelector('[data-screen]').dir = answer.headers.get('x-direction') ?? 'ltr';
  const news = document.createElement('template');
  news.innerHTML = await answer.text();
  merge(phone.querySelector('[data-screen]'), news.content);
  if (isAtEnd) toEnd(phone);
}

/** Changes only what is new, so that what is open stays open, what plays plays on, and only news is read aloud. */
function merge(screen, news) {
  const list = screen.querySelector('.bubbles');
  const fresh = news.querySelector('.bubbles');
  for (const item of [...fresh.children]) {
    const known = document.getElementById(item.id);
    if (!known) list.append(item);
    else if (textOf(known) !== item.outerHTML) {
      const open = [...known.querySelectorAll('details[open]')].map((one) => one.className);
      const hadFocus = known.contains(document.activeElement);
      known.replaceWith(item);
      for (const name of open) item.querySelector(`details.${name}`)?.setAttribute('open', '');
      if (hadFocus) screen.focus();
    }
  }
  for (const name of ['.typing', '.phone-empty']) {
    const [old, now] = [screen.querySelector(name), news.querySelector(name)];
    if (old && !now) old.remove();
    if (!old && now) screen.append(now);
  }
}

/** How an item was written, whatever was opened in it since. */
function textOf(item) {
  const copy = item.cloneNode(true);
  for (const one of copy.querySelectorAll('details[open]')) one.removeAttribute('open');
  return copy.outerHTML;
}

async function lookAtStrip() {
  if (document.hidden || !strip) return;
  const answer = await fetch(strip.dataset.strip, patience()).catch(() => null);
  if (answer?.status !== 200) return;
  const text = await answer.text();
  if (text !== strip.dataset.last) strip.innerHTML = text;
  strip.dataset.last = text;
}

export function isNearEnd(phone, within) {
  const screen = phone.querySelector('[data-screen]');
  return screen.scrollHeight - screen.scrollTop - screen.clientHeight < within;
}

export function toEnd(phone) {
  const screen = phone.querySelector('[data-screen]');
  screen.scrollTop = screen.scrollHeight;
}
