import { parse } from 'csv-parse';
import { invalid } from '../core/errors.ts';
import { type Reading, readClaimReviews } from './claim-review.rules.ts';
import { delimiterOf, fieldsOfHeader, readRow } from './csv.rules.ts';
import { jsonSplitter } from './split-json.rules.ts';

export const feedFormats = ['auto', 'claim-review', 'google', 'csv'] as const;
export type FeedFormat = (typeof feedFormats)[number];

/** One fact-check or one refusal, with the row it came from, from 1 (records of JSON; lines of a table, header included). */
export type Row = { row: number; reading: Reading };

/**
 * Reads fact-checks from bytes in any known form, one at a time. `auto` looks at the first sign: `{` or `[` is JSON,
 * anything else a table. Throws Invalid `feed.not-utf8`, `feed.empty`, `feed.cut-off`, `feed.no-claim-column`.
 */
export async function* readFeed(bytes: AsyncIterable<Uint8Array>, format: FeedFormat): AsyncGenerator<Row> {
  const texts = textsOf(bytes);
  const head = await headOf(texts);
  if (head === '') throw invalid('feed.empty', 'There is nothing in it.');
  const all = withHead(head, texts);
  const isJson = format === 'auto' ? /^\s*[[{]/.test(head) : format !== 'csv';
  yield* isJson ? readJson(all) : readTable(all, delimiterOf(head));
}

async function* readJson(texts: AsyncIterable<string>): AsyncGenerator<Row> {
  const splitter = jsonSplitter();
  let row = 0;
  for await (const text of texts) {
    for (const record of splitter.push(text)) {
      row++;
      for (const reading of readRecord(record)) yield { row, reading };
    }
  }
  if (splitter.isOpen())
    throw invalid('feed.cut-off', `The JSON ends in the middle, after ${row} whole records. Fetch it again.`);
  if (row === 0) throw invalid('feed.empty', 'There is no record in it.');
}

function readRecord(record: string): Reading[] {
  try {
    return readClaimReviews(JSON.parse(record));
  } catch (error) {
    return [{ reason: `Not valid JSON: ${error instanceof Error ? error.message.slice(0, 120) : 'unreadable'}` }];
  }
}

async function* readTable(texts: AsyncIterable<string>, delimiter: string): AsyncGenerator<Row> {
  const parser = parse({
    delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    info: true,
  });
  const feeding = feed(parser, texts);
  let fields: ReturnType<typeof fieldsOfHeader> | null = null;
  for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
    if (fields === null) {
      fields = fieldsOfHeader(record);
      if (!fields.includes('claim')) {
        throw invalid(
          'feed.no-claim-column',
          `No column is called "claim". Columns found: ${record.join(', ').slice(0, 200)}`,
        );
      }
      continue;
    }
    yield { row: info.lines, reading: readRow(fields, record) };
  }
  await feeding;
}

/** Hands the texts to the parser no faster than it reads them. */
async function feed(parser: ReturnType<typeof parse>, texts: AsyncIterable<string>): Promise<void> {
  try {
    for await (const text of texts) {
      if (!parser.write(text)) await new Promise((resolve) => parser.once('drain', resolve));
    }
    parser.end();
  } catch (error) {
    parser.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

async function* textsOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (chunk?: Uint8Array) => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch (error) {
      throw invalid('feed.not-utf8', 'The file is not UTF-8. Save it as UTF-8 and try again.', error);
    }
  };
  for await (const chunk of bytes) {
    const text = decode(chunk);
    if (text !== '') yield text;
  }
  const rest = decode();
  if (rest !== '') yield rest;
}

/** The first line, or what stands for it in a file without lines. */
async function headOf(texts: AsyncGenerator<string>): Promise<string> {
  let head = '';
  while (!/\S.*\n/.test(head) && head.length < 64_000) {
    const next = await texts.next();
    if (next.done) break;
    head += next.value;
  }
  return head.trim() === '' ? '' : head;
}

async function* withHead(head: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield head;
  yield* rest;
}
