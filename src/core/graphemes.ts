const segmenter = new Intl.Segmenter();

/** Characters as people count them. A text of plain letters needs no counting. */
export function graphemes(text: string): number {
  if (/^[\n\x20-\x7e]*$/.test(text)) return text.length;
  let count = 0;
  for (const _ of segmenter.segment(text)) count++;
  return count;
}

/** Cuts at a word, by characters as people count them and by UTF-16 units, and says so with an ellipsis. */
export function shorten(text: string, most: number, mostUnits = Number.POSITIVE_INFINITY): string {
  const whole = text.trim();
  // A character has one unit at least: most texts need no counting.
  if (whole.length <= most && whole.length <= mostUnits) return whole;
  if (most < 1 || mostUnits < 1) return '';
  let characters = 0;
  let fits = 0;
  for (const { segment, index } of segmenter.segment(whole)) {
    characters++;
    const end = index + segment.length;
    if (characters <= most - 1 && end <= mostUnits - 1) fits = end;
    if (characters > most || end > mostUnits) {
      const cut = whole.slice(0, fits);
      const space = cut.lastIndexOf(' ');
      return `${(space > fits / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
    }
  }
  return whole;
}
