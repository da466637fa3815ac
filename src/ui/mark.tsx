/** The mark: a plumb bob on its line, one path. Decorative beside the name. */
export const Mark = () => (
  <svg viewBox="0 0 20 24" fill="currentColor" aria-hidden="true">
    <path d="M9.25 0h1.5v8.2h3.5v3.1c0 2.2-1.3 3.4-2.4 5.6L10 24l-1.85-7.1c-1.1-2.2-2.4-3.4-2.4-5.6V8.2h3.5z" />
  </svg>
);
