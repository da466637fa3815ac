/** What was found when the search index was held against the database. */
export type Found = { documents: number; missing: number; changed: number; stale: number; away: boolean };

/** Whether anything had to be put right. */
export const wasWrong = ({ missing, changed, stale }: Found): boolean => missing + changed + stale > 0;

/** The same in words, without a full stop. */
export function reconciledWords(found: Found): string {
  if (found.away) return 'the engine was away';
  if (!wasWrong(found)) return `${found.documents} fact-checks, and nothing to put right`;
  const { missing, changed, stale } = found;
  return `${missing} were missing, ${changed} had other words and ${stale} were nobody’s, of ${found.documents}; they are put right`;
}
