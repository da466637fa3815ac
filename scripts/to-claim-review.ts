/** Writes a folder of fact-checks (`factchecks.jsonl.gz`) as a Data Commons feed of ClaimReview to stdout. */
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';

type Given = Partial<
  Record<'id' | 'claim' | 'title' | 'verdict' | 'url' | 'lang' | 'published' | 'publisher' | 'body', string>
>;

const folder = process.argv[2];
if (!folder) {
  process.stderr.write('Usage: npx tsx scripts/to-claim-review.ts DIR | npm run import -- -\n');
  process.exit(1);
}

/** One row in schema.org words. The given id travels as `identifier`, so that results can be compared with it. */
const toReview = (given: Given) => ({
  '@type': 'ClaimReview',
  identifier: given.id,
  claimReviewed: given.claim,
  headline: given.title,
  reviewBody: given.body,
  url: given.url,
  datePublished: given.published,
  inLanguage: given.lang,
  author: given.publisher ? { '@type': 'Organization', name: given.publisher } : undefined,
  reviewRating: given.verdict ? { '@type': 'Rating', alternateName: given.verdict } : undefined,
});

const write = (text: string) =>
  process.stdout.write(text) ? undefined : new Promise((resolve) => process.stdout.once('drain', resolve));

const lines = createInterface({ input: createReadStream(join(folder, 'factchecks.jsonl.gz')).pipe(createGunzip()) });
await write('{"@context":"https://schema.org","@type":"DataFeed","dataFeedElement":[');
let separator = '';
for await (const line of lines) {
  await write(`${separator}\n{"@type":"DataFeedItem","item":[${JSON.stringify(toReview(JSON.parse(line)))}]}`);
  separator = ',';
}
await write('\n]}\n');
