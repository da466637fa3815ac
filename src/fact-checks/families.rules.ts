/** Why two fact-checks are of one family (`firstId` < `secondId`), or, with `alone`, why one is of none. */
export type FamilyLink = { firstId: string; secondId: string; kind: LinkKind };
export type LinkKind = 'same-claim' | 'translation' | 'together' | 'alone';

/** A link between two fact-checks, whichever comes first. */
export const linkOf = (a: string, b: string, kind: Exclude<LinkKind, 'alone'>): FamilyLink =>
  a < b ? { firstId: a, secondId: b, kind } : { firstId: b, secondId: a, kind };

/** That an editor took a fact-check out of what the machine found: it stands alone, unless an editor puts it with others. */
export const aloneOf = (id: string): FamilyLink => ({ firstId: id, secondId: id, kind: 'alone' });

/**
 * The family of each fact-check: the smallest id among those that hang together by links, its own where none does.
 * What the machine found does not count for one that an editor took out; what an editor put together always does.
 * The same whatever the order of ids and links.
 */
export function familiesByLinks(ids: readonly string[], links: readonly FamilyLink[]): Map<string, string> {
  const alone = new Set(links.flatMap((link) => (link.kind === 'alone' ? [link.firstId] : [])));
  const above = new Map<string, string>();
  const topOf = (id: string): string => {
    let top = id;
    for (let next = above.get(top); next !== undefined; next = above.get(top)) top = next;
    // Flattened on the way, so that a long chain is walked once.
    for (let at = id; at !== top; ) {
      const next = above.get(at) ?? top;
      above.set(at, top);
      at = next;
    }
    return top;
  };
  for (const { firstId, secondId, kind } of links) {
    if (kind === 'alone' || (kind !== 'together' && (alone.has(firstId) || alone.has(secondId)))) continue;
    const [a, b] = [topOf(firstId), topOf(secondId)];
    if (a < b) above.set(b, a);
    else if (b < a) above.set(a, b);
  }
  return new Map(ids.map((id) => [id, topOf(id)]));
}

/** A fact-check by its address and language, for finding translations. */
export type Addressed = { id: string; url: string | null; language: string | null };

/**
 * Links between fact-checks that a publisher gives under one address in several languages. An address with two checks in
 * one language holds several claims, and says nothing of which belongs to which.
 */
export function translationsAmong(checks: readonly Addressed[]): FamilyLink[] {
  const byUrl = new Map<string, Addressed[]>();
  for (const check of checks) {
    if (check.url === null) continue;
    byUrl.set(check.url, [...(byUrl.get(check.url) ?? []), check]);
  }
  return [...byUrl.values()].flatMap((same) => {
    const languages = new Set(same.map((check) => check.language ?? ''));
    const [first, ...others] = same.map((check) => check.id).sort();
    if (first === undefined || languages.size !== same.length || languages.has('')) return [];
    return others.map((other) => linkOf(first, other, 'translation'));
  });
}

/**
 * Links that publishers say themselves: a fact-check stands at another address too. Only where each of the two addresses
 * holds one fact-check: of a page with several claims nobody knows which is meant. `said` is by the id of who says it.
 */
export function saidTheSame(
  said: readonly { factCheckId: string; from: string | null; url: string }[],
  checks: readonly Addressed[],
): FamilyLink[] {
  const at = new Map<string, string[]>();
  for (const { id, url } of checks) if (url !== null) at.set(url, [...(at.get(url) ?? []), id]);
  return said.flatMap(({ factCheckId, from, url }) => {
    const [other, ...more] = at.get(url) ?? [];
    const alone = from === null || (at.get(from) ?? []).length <= 1;
    return other === undefined || more.length > 0 || !alone || other === factCheckId
      ? []
      : [linkOf(factCheckId, other, 'translation')];
  });
}
