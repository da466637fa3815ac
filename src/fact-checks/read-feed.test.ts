import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type FeedFormat, type Row, readFeed } from './read-feed.ts';

const bytesOf = (name: string) => readFileSync(new URL(`../../test/fixtures/claim-review/${name}`, import.meta.url));

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function readAll(bytes: Uint8Array, { size = 64_000, format = 'auto' as FeedFormat } = {}): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of readFeed(inPieces(bytes, size), format)) rows.push(row);
  return rows;
}

test.each(['single.json', 'graph.json', 'feed.json', 'google.json', 'lines.jsonl', 'table.csv'])(
  '%s reads the same whatever pieces it comes in',
  async (name) => {
    const whole = await readAll(bytesOf(name));
    expect(whole.length).toBeGreaterThan(0);
    for (const size of [1, 3, 7, 100]) expect(await readAll(bytesOf(name), { size })).toEqual(whole);
  },
);

test('elements of a root array are records', async () => {
  const array = Buffer.from(
    `[${readFileSync(new URL('../../test/fixtures/claim-review/single.json', import.meta.url))}, {"@type":"Thing"}]`,
  );
  expect(await readAll(array)).toMatchObject(
    [
      { row: 1, reading: { check: {} } },
      { row: 2, reading: { reason: /ClaimReview/ } },
    ].map((row) => ({ row: row.row })),
  );
});

test('a feed gives a row per record, with arrays beside the list left alone', async () => {
  expect((await readAll(bytesOf('feed.json'))).map((row) => row.row)).toEqual([1, 2, 3, 3, 4]);
});

test('one broken line is refused by its number and the next is read', async () => {
  const rows = await readAll(bytesOf('lines.jsonl'));
  expect(rows).toMatchObject([
    { row: 1, reading: { check: { rating: 'unproven' } } },
    { row: 2, reading: { reason: expect.stringContaining('Not valid JSON') } },
    { row: 3, reading: { check: { claim: 'Brackets in text: } ] { [ and a quote " stay text' } } },
  ]);
});

test('a table is read by the names of its columns, and bad rows are refused by line', async () => {
  const rows = await readAll(bytesOf('table.csv'));
  expect(rows).toMatchObject([
    {
      row: 2,
      reading: {
        check: { givenId: '1', title: 'It does not; "never" did', rating: 'false', publishedOn: '2025-11-30' },
      },
    },
    {
      row: 4,
      reading: { check: { claim: 'The bell of Saltquay rings by itself', rating: 'misleading', publishedOn: null } },
    },
    { row: 5, reading: { reason: expect.stringContaining('ftp://') } },
    { row: 6, reading: { reason: 'The claim is empty.' } },
    { row: 7, reading: { check: { publisher: 'Unknown publisher', language: 'pt', url: null } } },
  ]);
});

test.each([
  ['feed.empty', ''],
  ['feed.empty', '[]'],
  ['feed.cut-off', '[{"@type":"ClaimReview","claimReviewed":"a"}, {"@type"'],
  ['feed.no-claim-column', 'name,place\nTeo,Saltquay\n'],
])('%s is refused as a whole', async (code, text) => {
  await expect(readAll(Buffer.from(text))).rejects.toMatchObject({ kind: 'invalid', code });
});

test('a file in another encoding is refused in words that say what to do', async () => {
  await expect(readAll(Buffer.from([0x63, 0x6c, 0x61, 0x69, 0x6d, 0x0a, 0xe9, 0x74, 0xe9]))).rejects.toMatchObject({
    code: 'feed.not-utf8',
  });
});
