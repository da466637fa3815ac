// Sends without a reload, keeps phones and strip fresh, records voice notes. The page works without it: forms post, a
// reload refreshes.
const everyMs = 400;

for (const phone of document.querySelectorAll('[data-phone]')) {
  toEnd(phone);
  phone.addEventListener('load', () => isNearEnd(phone, 400) && toEnd(phone), true);
  setInterval(() => refresh(phone), everyMs);
}
const strip = document.querySelector('[data-strip]');
if (strip) setInterval(() => refreshStrip(), everyMs * 3);

document.addEventListener('submit', async (event) => {
  const form = event.target.closest('[data-say]');
  if (!form) return;
  event.preventDefault();
  const body = new FormData(form);
  const phone = form.closest('[data-phone]');
  if (form.matches('.composer')) {
    form.querySelector('textarea').value = '';
    form.querySelector('input[type=file]').value = '';
    grow(form.querySelector('textarea'));
    showAttached(form);
    quote(form, '', '');
  }
  form.closest('details')?.removeAttribute('open');
  await say(phone, body);
});

async function say(phone, body) {
  const action = `/simulator/phones/${phone.dataset.phone}/say`;
  await fetch(action, { method: 'POST', body, redirect: 'manual' }).catch(() => null);
  await refresh(phone);
  toEnd(phone);
  await refreshStrip();
}

document.addEventListener('keydown', (event) => {
  const isSend =
    event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.target.matches('.composer textarea');
  if (isSend) {
    event.preventDefault();
    event.target.form.requestSubmit();
  }
  if (event.key !== 'Escape') return;
  const open = event.target.closest?.('details[open]');
  open?.removeAttribute('open');
  open?.querySelector('summary')?.focus();
});

document.addEventListener('input', (event) => {
  if (event.target.matches('.composer textarea')) grow(event.target);
});
document.addEventListener('change', (event) => {
  if (event.target.matches('.composer input[type=file]')) showAttached(event.target.form);
});

document.addEventListener('click', (event) => {
  const reply = event.target.closest('[data-quote]');
  const off = event.target.closest('[data-unquote]');
  if (!reply && !off) return;
  event.preventDefault();
  const form = (reply ?? off).closest('[data-phone]').querySelector('.composer');
  const words = reply?.closest('.bubble').querySelector('.words')?.textContent.slice(0, 80) ?? '';
  quote(form, reply?.dataset.quote ?? '', words);
  reply?.closest('details').removeAttribute('open');
  form.querySelector('textarea').focus();
});

function quote(form, wamid, words) {
  form.querySelector('[data-quoting]').value = wamid;
  const shown = form.querySelector('[data-quoted]');
  shown.hidden = wamid === '';
  shown.querySelector('span').textContent = words;
}

/** As many lines as there are words for, up to six. */
function grow(text) {
  text.rows = 1;
  while (text.rows < 6 && text.scrollHeight > text.clientHeight + 2) text.rows++;
}

function showAttached(form) {
  const [file] = form.querySelector('input[type=file]').files;
  form.querySelector('.attach span').textContent = file ? file.name : 'Attach';
}

// A voice note: one press records, the next sends; shown only where there is something to record with.
for (const button of document.querySelectorAll('[data-record]')) {
  if (!window.MediaRecorder || !navigator.mediaDevices?.getUserMedia) continue;
  button.hidden = false;
  let recorder = null;
  button.addEventListener('click', async () => {
    if (recorder) return recorder.stop();
    const sound = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => null);
    if (!sound) return showRecording(button, 'No microphone', false);
    const kind = ['audio/ogg; codecs=opus', 'audio/webm; codecs=opus', 'audio/mp4'].find((each) =>
      MediaRecorder.isTypeSupported(each),
    );
    const parts = [];
    recorder = new MediaRecorder(sound, { mimeType: kind });
    recorder.ondataavailable = (event) => parts.push(event.data);
    recorder.onstop = async () => {
      for (const track of sound.getTracks()) track.stop();
      recorder = null;
      showRecording(button, 'Record', false);
      const form = button.closest('.composer');
      const body = new FormData();
      body.set('file', new File(parts, 'voice', { type: kind.split(';')[0] }));
      body.set('forwarded', form.elements.forwarded.value);
      await say(button.closest('[data-phone]'), body);
    };
    recorder.start();
    showRecording(button, 'Stop and send', true);
  });
}

function showRecording(button, words, isOn) {
  button.querySelector('[data-record-words]').textContent = words;
  button.setAttribute('aria-pressed', String(isOn));
}

async function refresh(phone) {
  if (document.hidden || !phone) return;
  const { phone: id, version, back } = phone.dataset;
  const query = `version=${version}&back=${encodeURIComponent(back)}`;
  const answer = await fetch(`/simulator/phones/${id}/bubbles?${query}`).catch(() => null);
  if (answer?.status !== 200) return;
  const isAtEnd = isNearEnd(phone, 120);
  phone.dataset.version = answer.headers.get('x-version') ?? '';
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

async function refreshStrip() {
  if (document.hidden || !strip) return;
  const answer = await fetch(strip.dataset.strip).catch(() => null);
  if (answer?.status !== 200) return;
  const text = await answer.text();
  if (text !== strip.dataset.last) strip.innerHTML = text;
  strip.dataset.last = text;
}

function isNearEnd(phone, within) {
  const screen = phone.querySelector('[data-screen]');
  return screen.scrollHeight - screen.scrollTop - screen.clientHeight < within;
}

function toEnd(phone) {
  const screen = phone.querySelector('[data-screen]');
  screen.scrollTop = screen.scrollHeight;
}
