import type { Needs } from '../core/needs.ts';
import type { CheckDocument, Database } from '../core/ports.ts';
import { embedderTag } from './content.rules.ts';
import { countOfOthers, pageOfDocuments } from './fact-checks.store.ts';

/** Fact-checks read at once. */
const pageSize = 2_000;

/**
 * Fills the search index from the database: every fact-check that may answer. Vectors come along when none is another
 * embedder's than today's; until then the index answers by words alone. Safe to repeat, and while others read.
 */
export async function loadSearchIndex(
  needs: Needs<'db' | 'search' | 'embedder'>,
  onProgress: (loaded: number) => void = () => {},
): Promise<number> {
  let loaded = 0;
  const whole = (await countOfOthers(needs.db, embedderTag(needs.embedder))) === 0;
  async function* counted() {
    for await (const page of allDocuments(needs.db, whole ? needs.embedder : null)) {
      loaded += page.length;
      yield page;
      onProgress(loaded);
    }
  }
  await needs.search.load(counted());
  return loaded;
}

/** Every fact-check that may answer, in pages, by id; with vectors of one embedder, or with none. */
async function* allDocuments(
  db: Database,
  comparing: Needs<'embedder'>['embedder'] | null,
): AsyncGenerator<CheckDocument[]> {
  for (let afterId = ''; ; ) {
    const page = await pageOfDocuments(db, { afterId, limit: pageSize, comparing });
    const last = page.at(-1);
    if (!last) return;
    yield page;
    afterId = last.id;
  }
}
