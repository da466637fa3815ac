/** One reason for or against a match, as `matching` stored it. */
type Why = { feature?: unknown; value?: unknown; words?: unknown };

/** Stored reasons in words for a reviewer; anything of an unknown shape is left out. */
export function whyWords(why: unknown): string[] {
  if (!Array.isArray(why)) return [];
  return (why as Why[]).flatMap((one) => {
    if (typeof one?.feature !== 'string') return [];
    const value = typeof one.value === 'number' ? ` ${Math.round(one.value * 100) / 100}` : '';
    const words = Array.isArray(one.words) && one.words.length > 0 ? `: ${one.words.slice(0, 6).join(', ')}` : '';
    return [
      `${one.feature
        .replaceAll(/[-_]/g, ' ')
        .replace(/([a-z])([A-Z])/g, '$1 $2')
        .toLowerCase()}${value}${words}`,
    ];
  });
}
