import postgres from 'postgres';
import { describe, expect, test } from 'vitest';
import { openBig } from '../bench/big/big-database.ts';
import { judgePlans } from '../bench/plans.ts';
import { postgresUrl, skipLane } from '../support/lanes.ts';

/** Enough rows that reading a whole table shows; `npm run bench -- plans` does the same with a season's worth. */
const size = { claims: 20_000, messages: 100_000 };

describe.skipIf(skipLane('postgres'))('on a database of many rows', () => {
  test('the hottest queries go by an index, and none looks at more than it needs', async () => {
    const big = await openBig({ server: postgresUrl ?? '', ...size });
    try {
      const judged = await judgePlans(big.url, size);
      expect(judged.flatMap(({ name, faults }) => faults.map((fault) => `${name} ${fault}`))).toEqual([]);
      expect(judged.length).toBeGreaterThanOrEqual(20);
      const client = postgres(big.url, { max: 1 });
      await client`drop index messages_submission`.finally(() => client.end());
      const [without] = (await judgePlans(big.url, size, ['messages of a submission'])).flatMap(({ faults }) => faults);
      expect(without).toMatch(/^reads all of messages/);
      expect(judged.filter(({ statements }) => statements === 0).map(({ name }) => name)).toEqual([]);
    } finally {
      await big.drop();
    }
  }, 300_000);
});
