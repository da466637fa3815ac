// Sends without a reload and keeps phones and strip fresh. The page works without it: forms post, a reload refreshes.
const everyMs = 400;

for (const phone of document.querySelectorAll('[data-phone]')) {
  toEnd(phone);
  setInterval(() => refresh(phone), everyMs);
}
const strip = document.querySelector('[data-strip]');
if (strip) setInterval(() => refreshStrip(), everyMs * 3);

document.addEventListener('submit', async (event) => {
  const form = event.target.closest('[data-say]');
  if (!form) return;
  event.preventDefault();
  const body = new FormData(form);
  if (form.matches('.composer')) {
    form.querySelector('textarea').value = '';
    form.querySelector('input[type=file]').value = '';
    showAttached(form);
  }
  await fetch(form.action, { method: 'POST', body, redirect: 'manual' }).catch(() => null);
  await refresh(form.closest('[data-phone]'));
  await refreshStrip();
});

document.addEventListener('keydown', (event) => {
  const isSend =
    event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.target.matches('.composer textarea');
  if (!isSend) return;
  event.preventDefault();
  event.target.form.requestSubmit();
});

document.addEventListener('change', (event) => {
  if (event.target.matches('.composer input[type=file]')) showAttached(event.target.form);
});

function showAttached(form) {
  const [file] = form.querySelector('input[type=file]').files;
  form.querySelector('.attach span').textContent = file ? file.name : 'Attach';
}

async function refresh(phone) {
  if (document.hidden || !phone) return;
  const answer = await fetch(`/simulator/phones/${phone.dataset.phone}/bubbles?version=${phone.dataset.version}`).catch(
    () => null,
  );
  if (answer?.status !== 200) return;
  const screen = phone.querySelector('[data-screen]');
  const isAtEnd = screen.scrollHeight - screen.scrollTop - screen.clientHeight < 120;
  const open = screen.querySelector('details[open]')?.closest('li')?.id;
  const focused = screen.contains(document.activeElement) ? document.activeElement.closest('li')?.id : null;
  phone.dataset.version = answer.headers.get('x-version') ?? '';
  screen.innerHTML = await answer.text();
  if (open) document.getElementById(open)?.querySelector('details')?.setAttribute('open', '');
  if (focused) screen.focus();
  if (isAtEnd) toEnd(phone);
}

async function refreshStrip() {
  if (document.hidden || !strip) return;
  const answer = await fetch(strip.dataset.strip).catch(() => null);
  if (answer?.status !== 200) return;
  const text = await answer.text();
  if (text !== strip.dataset.last) strip.innerHTML = text;
  strip.dataset.last = text;
}

function toEnd(phone) {
  const screen = phone.querySelector('[data-screen]');
  screen.scrollTop = screen.scrollHeight;
}
