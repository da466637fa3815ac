import type { Needs } from '../core/needs.ts';
import type { CheckDocument, Database } from '../core/ports.ts';
import { pageOfDocuments } from './fact-checks.store.ts';

/** Fact-checks read at once. */
const pageSize = 2_000;

/** Fills the search index from the database: every fact-check that may answer. Safe to repeat, and while others read. */
export async function loadSearchIndex(
  needs: Needs<'db' | 'search'>,
  onProgress: (loaded: number) => void = () => {},
): Promise<number> {
  let loaded = 0;
  async function* counted() {
    for await (const page of allDocuments(needs.db)) {
      loaded += page.length;
      yield page;
      onProgress(loaded);
    }
  }
  await needs.search.load(counted());
  return loaded;
}

/** Every fact-check that may answer, in pages, by id. */
export async function* allDocuments(db: Database): AsyncGenerator<CheckDocument[]> {
  for (let afterId = ''; ; ) {
    const page = await pageOfDocuments(db, { afterId, limit: pageSize });
    const last = page.at(-1);
    if (!last) return;
    yield page;
    afterId = last.id;
  }
}
