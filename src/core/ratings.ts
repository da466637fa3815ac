/** The five house ratings, worst first. Shapes, colours and words follow the look. */
export const ratings = ['false', 'misleading', 'unproven', 'satire', 'true'] as const;
export type Rating = (typeof ratings)[number];

/** The emoji of the same meaning that opens a reply. */
export const ratingEmoji: Record<Rating, string> = {
  false: '🛑',
  misleading: '⚠️',
  unproven: '🔶',
  satire: '🟪',
  true: '✅',
};
