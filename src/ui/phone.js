// Sends without a reload, keeps phones and strip fresh, records voice notes. The page works without it: forms post, a
// reload refreshes.
import { say } from './phone-say.js';
import { isNearEnd, refresh, refreshStrip, strip, toEnd } from './phone-screen.js';

const everyMs = 400;

for (const phone of document.querySelectorAll('[data-phone]')) {
  toEnd(phone);
  phone.addEventListener('load', () => isNearEnd(phone, 400) && toEnd(phone), true);
  setInterval(() => refresh(phone), everyMs);
}
if (strip) setInterval(() => refreshStrip(), everyMs * 3);

/** Buttons pressed whose message is still on its way: a second press is a slip. */
const pressed = new Set();

document.addEventListener('submit', async (event) => {
  const form = event.target.closest('[data-say]');
  if (!form) return;
  event.preventDefault();
  const body = new FormData(form);
  const phone = form.closest('[data-phone]');
  const isComposer = form.matches('.composer');
  const press = `${phone.dataset.phone} ${body.get('context')} ${body.get('choice') ?? body.get('react')}`;
  if (!isComposer && pressed.has(press)) return;
  if (isComposer) {
    form.querySelector('textarea').value = '';
    form.querySelector('input[type=file]').value = '';
    grow(form.querySelector('textarea'));
    showAttached(form);
    quote(form, '', '');
  }
  form.closest('details')?.removeAttribute('open');
  if (!isComposer) pressed.add(press);
  await say(phone, body, isComposer ? wordsIn(body) : event.submitter?.textContent.trim());
  if (!isComposer) pressed.delete(press);
});

/** What is written in a composer, or the name of the file attached. */
const wordsIn = (body) => body.get('text') || body.get('file')?.name || '';

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

// What opens below the last message is scrolled to; what can be put on a message closes when something else is pressed.
document.addEventListener('click', (event) => {
  for (const open of document.querySelectorAll('details.acts[open]'))
    if (!open.contains(event.target)) open.removeAttribute('open');
  const opening = event.target.closest('.acts > summary, .sheet > summary')?.parentElement;
  if (!opening) return;
  requestAnimationFrame(() => {
    if (!opening.open) return;
    (opening.querySelector('.row') ?? opening).scrollIntoView({ block: 'nearest' });
    opening.querySelector('.row button')?.focus({ preventScroll: true });
  });
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
  let isAsking = false;
  button.addEventListener('click', async (event) => {
    // The second click of a double one comes when the first has been dealt with, or while the microphone is asked for.
    if (event.detail > 1 || isAsking) return;
    if (recorder) return recorder.state === 'recording' && recorder.stop();
    isAsking = true;
    const sound = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => null);
    isAsking = false;
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
      await say(button.closest('[data-phone]'), body, 'A voice note');
    };
    recorder.start();
    showRecording(button, 'Stop and send', true);
  });
}

function showRecording(button, words, isOn) {
  button.querySelector('[data-record-words]').textContent = words;
  button.setAttribute('aria-pressed', String(isOn));
}
