/** Words that one text has and the other lacks at one place between words they share; either side may be empty. */
export type Gap = { left: string[]; right: string[]; at: 'start' | 'inside' | 'end' };
/** `moved` of the `shared` words stand elsewhere in the other text. */
export type Alignment = { shared: number; moved: number; gaps: Gap[] };

/** Words compared of each text; what lies beyond in longer ones counts as the same. Bounds the cost: words times words. */
const mostWords = 1_200;
/** A run of words this long found elsewhere in the other text was moved as a whole, such as a sentence. */
const movedWords = 4;

/** Lays two texts side by side: the words they share in order, sentences that were moved, and what differs. Words must be unified before. */
export function align(a: readonly string[], b: readonly string[]): Alignment {
  let from = 0;
  while (from < a.length && from < b.length && a[from] === b[from]) from++;
  let [endA, endB] = [a.length, b.length];
  while (endA > from && endB > from && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const left = a.slice(from, Math.min(endA, from + mostWords));
  const right = b.slice(from, Math.min(endB, from + mostWords));
  const { matched, gaps } = gapsOf(left, right);
  for (const [i, gap] of gaps.entries()) {
    const [first, last] = [i === 0 && from === 0, i === gaps.length - 1 && endA === a.length && endB === b.length];
    gap.at = first === last ? 'inside' : first ? 'start' : 'end';
  }
  const moved = takeMoved(gaps);
  const shared = from + (a.length - endA) + matched + moved;
  return { shared, moved, gaps: gaps.filter((gap) => gap.left.length + gap.right.length > 0) };
}

/** Longest common subsequence, and the gaps between its words. */
function gapsOf(a: readonly string[], b: readonly string[]): { matched: number; gaps: Gap[] } {
  const width = b.length + 1;
  const best = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const here = i * width + j;
      best[here] =
        a[i] === b[j]
          ? (best[here + width + 1] as number) + 1
          : Math.max(best[here + width] as number, best[here + 1] as number);
    }
  }
  const gaps: Gap[] = [];
  let gap: Gap = { left: [], right: [], at: 'inside' };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      gaps.push(gap);
      gap = { left: [], right: [], at: 'inside' };
      i++;
      j++;
    } else if (
      j >= b.length ||
      (i < a.length && (best[(i + 1) * width + j] as number) >= (best[i * width + j + 1] as number))
    )
      gap.left.push(a[i++] as string);
    else gap.right.push(b[j++] as string);
  }
  gaps.push(gap);
  return { matched: best[0] ?? 0, gaps };
}

/** Takes runs out that stand in another gap of the other text. Returns how many words they hold. */
function takeMoved(gaps: Gap[]): number {
  let moved = 0;
  for (let found = longestRun(gaps); found; found = longestRun(gaps)) {
    found.from.left.splice(found.leftAt, found.length);
    found.to.right.splice(found.rightAt, found.length);
    moved += found.length;
  }
  const [start, end] = [gaps.find((gap) => gap.at === 'start'), gaps.find((gap) => gap.at === 'end')];
  if (start && end) moved += takeTurned(start, end);
  return moved;
}

/** A few words that stood first and now stand last, or the other way round. */
function takeTurned(start: Gap, end: Gap): number {
  for (const [one, other] of [
    [start, end],
    [end, start],
  ] as const) {
    if (one.left.length === 0 || one.right.length > 0 || other.left.length > 0) continue;
    if (one.left.join(' ') !== other.right.join(' ')) continue;
    const { length } = one.left;
    one.left.length = 0;
    other.right.length = 0;
    return length;
  }
  return 0;
}

type Run = { from: Gap; to: Gap; leftAt: number; rightAt: number; length: number };

function longestRun(gaps: readonly Gap[]): Run | null {
  const starts = new Map<string, { gap: Gap; at: number }[]>();
  for (const gap of gaps) {
    for (let at = 0; at + movedWords <= gap.right.length; at++) {
      const key = gap.right.slice(at, at + movedWords).join(' ');
      const known = starts.get(key);
      if (known) known.push({ gap, at });
      else starts.set(key, [{ gap, at }]);
    }
  }
  let longest: Run | null = null;
  for (const from of gaps) {
    for (let leftAt = 0; leftAt + movedWords <= from.left.length; leftAt++) {
      for (const { gap: to, at: rightAt } of starts.get(from.left.slice(leftAt, leftAt + movedWords).join(' ')) ?? []) {
        let length = movedWords;
        while (leftAt + length < from.left.length && from.left[leftAt + length] === to.right[rightAt + length])
          length++;
        if (length > (longest?.length ?? 0)) longest = { from, to, leftAt, rightAt, length };
      }
    }
  }
  return longest;
}
