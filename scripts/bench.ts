import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { benchForwards, readTexts } from '../test/bench/forwards.ts';

/** `npm run bench -- forwards --texts FILE [--count 100]`: figures as a table and as JSON. Uses DATA_DIR as it stands. */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { texts: { type: 'string' }, count: { type: 'string', default: '100' } },
});
if (positionals[0] !== 'forwards' || !values.texts) {
  console.error('Usage: npm run bench -- forwards --texts FILE.jsonl.gz [--count 100]');
  process.exit(1);
}
const result = await benchForwards({
  dataDir: process.env.DATA_DIR ?? '.data',
  texts: readTexts(values.texts, Number(values.count)),
});
const sorted = [...result.times].sort((a, b) => a - b);
const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
const figures = {
  machine: `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
  forwards: sorted.length,
  answered: result.answered,
  latencyMs: { p50: at(0.5), p95: at(0.95), max: at(1) },
  memoryMiB: result.memoryMiB,
};
console.log(
  `forward → first words: p50 ${figures.latencyMs.p50} ms, p95 ${figures.latencyMs.p95} ms, max ${figures.latencyMs.max} ms`,
);
console.log(`service memory: ${figures.memoryMiB.now} MiB now, ${figures.memoryMiB.peak} MiB at most`);
console.log(JSON.stringify(figures));
