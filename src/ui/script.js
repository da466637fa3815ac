// Keys, hold renewal and the theme switch. Every page works without it.
const root = document.documentElement;
const stored = localStorage.getItem('theme');
if (stored) root.dataset.theme = stored;

document.addEventListener('click', (event) => {
  if (!event.target.closest('[data-theme-switch]')) return;
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
  localStorage.setItem('theme', root.dataset.theme);
});

document.addEventListener('click', (event) => {
  const opener = event.target.closest('[data-open]');
  if (opener) document.getElementById(opener.dataset.open)?.showModal();
  const keys = event.target.closest('[data-keys-switch]');
  if (!keys) return;
  const off = localStorage.getItem('keys') !== 'off';
  localStorage.setItem('keys', off ? 'off' : 'on');
  keys.textContent = off ? 'Keys are off: turn them on' : 'Keys are on: turn them off';
});

// Single letters act on the element that names them; never while typing, with a modifier, on repeat, or over a dialog.
document.addEventListener('keydown', (event) => {
  if (event.repeat || event.altKey || document.querySelector('dialog[open]')) return;
  const typing = event.target.closest('input, textarea, select, [contenteditable]');
  if (typing && event.key === 'Enter' && (event.ctrlKey || event.metaKey))
    return void event.target.form?.requestSubmit();
  if (typing || event.ctrlKey || event.metaKey) return;
  if (localStorage.getItem('keys') === 'off' && event.key !== '?') return;
  if (event.key === 'j' || event.key === 'k') return moveAlong(event.key === 'j' ? 1 : -1);
  const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!target || target.disabled) return;
  event.preventDefault();
  if (target.matches('input, textarea, select')) target.focus();
  else target.click();
});

function moveAlong(by) {
  const rows = [...document.querySelectorAll('[data-row] a')];
  if (rows.length === 0) return;
  const at = rows.indexOf(document.activeElement);
  rows[Math.min(rows.length - 1, Math.max(0, at + by))].focus();
}

// Typing renews the hold, at most once a minute; losing it is said where it is seen.
const hold = document.querySelector('[data-renew]');
if (hold) {
  let renewed = Date.now();
  document.addEventListener('input', async () => {
    if (Date.now() - renewed < 60_000) return;
    renewed = Date.now();
    const answer = await fetch(hold.dataset.renew, {
      method: 'POST',
      headers: { 'x-requested-with': 'plumbline' },
    }).catch(() => null);
    if (answer && !answer.ok) hold.textContent = 'You no longer hold this case. Copy what you wrote before you reload.';
  });
}
