import type { Rating } from '../core/ratings.ts';

/** What each rating is called on English screens. */
export const ratingName: Record<Rating, string> = {
  false: 'False',
  misleading: 'Misleading',
  unproven: 'Not proven',
  satire: 'Satire',
  true: 'True',
};

const shapes: Record<Rating, { outline: string; sign: string }> = {
  false: { outline: 'M7.5 1.5h9l6 6v9l-6 6h-9l-6-6v-9z', sign: 'm8 8 8 8m0-8-8 8' },
  misleading: { outline: 'M12 2 23 21.5H1z', sign: 'M8 17h8' },
  unproven: {
    outline: 'M12 .8 23.2 12 12 23.2.8 12z',
    sign: 'M9.3 9.6a2.7 2.7 0 1 1 4 2.4c-.9.5-1.3 1-1.3 2m0 2.9v.1',
  },
  satire: { outline: 'M2 2h20v20H2z', sign: 'M6 13c2-4 4-4 6-1s4 3 6-1' },
  true: { outline: 'M12 1.5a10.5 10.5 0 1 1 0 21 10.5 10.5 0 0 1 0-21z', sign: 'm7.5 12.5 3 3 6-7' },
};

/**
 * The mark of a rating: a shape of its own, a sign and a colour (`--rating`, see `site.css`), so that colour never
 * speaks alone. `size` in CSS pixels, 20 unless told. Hidden from screen readers unless `label` is set, because the word
 * stands beside it; null draws a dashed circle: no rating of ours fits.
 */
export function VerdictShape({ rating, size = 20, label }: { rating: Rating | null; size?: number; label?: boolean }) {
  const shape = rating === null ? null : shapes[rating];
  return (
    <svg
      class={`verdict-shape rating-${rating ?? 'none'}`}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      aria-hidden={label ? undefined : 'true'}
      role="img"
      aria-label={rating === null ? 'Not rated' : ratingName[rating]}
    >
      {shape ? (
        <>
          <path d={shape.outline} fill="currentColor" />
          <path
            d={shape.sign}
            fill="none"
            stroke="var(--paper, #fff)"
            stroke-width="2.4"
            stroke-linecap="round"
            stroke-linejoin="round"
          />
        </>
      ) : (
        <circle cx="12" cy="12" r="9.5" fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="4 3" />
      )}
    </svg>
  );
}
