/** A progress bar on standard error: a line redrawn on a terminal, a line every 10 s elsewhere. `total` null: unknown. */
export function openBar(total: number | null): { show(done: number, words: string): void; end(): void } {
  const { stderr } = process;
  const every = stderr.isTTY ? 100 : 10_000;
  let shownAt = performance.now();
  const draw = (done: number, words: string) => {
    const share = total ? Math.min(1, done / total) : null;
    const bar =
      share === null ? '' : `[${'#'.repeat(Math.round(share * 30)).padEnd(30, '.')}] ${Math.floor(share * 100)} % `;
    stderr.write(stderr.isTTY ? `\r\u001b[K${bar}${words}` : `${bar}${words}\n`);
  };
  return {
    show(done, words) {
      if (performance.now() - shownAt < every) return;
      shownAt = performance.now();
      draw(done, words);
    },
    end() {
      if (stderr.isTTY) stderr.write('\r\u001b[K');
    },
  };
}
