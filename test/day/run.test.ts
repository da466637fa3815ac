import assert from 'node:assert/strict';
import { test } from 'vitest';
import { runDay } from './run.ts';
import { textsOfSeed } from './texts.ts';

test('a small day loses nothing, is answered, costs what the bill says, and leaves nobody’s words in the log', async () => {
  const day = await runDay({
    texts: textsOfSeed(),
    count: 80,
    seed: 7,
    minutes: 0.2,
    faults: { chatOpen: 0.3, staysSent: 0.05, rateFailed: 0.05, duplicateWebhooks: 0.2, shuffleWebhooks: 0.2 },
    quietMs: 28_000,
    onProgress: () => {},
  });
  assert.deepEqual(day.lost, []);
  assert.deepEqual(day.billDifference, []);
  assert.equal(day.leaks, 0);
  assert.ok((day.latencyMs.reply?.count ?? 0) > 0);
  assert.ok(day.bill.lines.reduce((sum, line) => sum + line.count, 0) > 40);
}, 400_000);
