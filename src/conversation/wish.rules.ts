/**
 * What an asker says of an answer when people shall look: it was not what they asked, or they want a person. Once people
 * answered that, or could not, it stands behind it (`person-answered`), so that what was said of the first answer stays known.
 */
export const openWishes = ['not-mine', 'person'] as const;

/** Of these people said that it cannot be checked. */
export const uncheckedWishes = ['not-mine-unchecked', 'person-unchecked'] as const;

export type Feedback =
  | 'helpful'
  | 'not-mine-answered'
  | 'person-answered'
  | (typeof openWishes)[number]
  | (typeof uncheckedWishes)[number];

export const isOpenWish = (feedback: string | null): boolean => openWishes.some((wish) => wish === feedback);

/** What stands once people shall look again. A doubt about the first answer stays one. */
export const wishAgain = (feedback: string | null): Feedback =>
  feedback?.startsWith('not-mine') ? 'not-mine' : 'person';

/** What stands once the asker got an answer after all. */
export const settledWish = (feedback: Feedback | null): Feedback | null =>
  feedback?.startsWith('not-mine') ? 'not-mine-answered' : feedback;
