/** The invented newsroom, as data: `scripts/seed.ts` plays it through the verbs. Everybody and everything is made up. */

export type SeedRating = 'false' | 'misleading' | 'unproven' | 'satire' | 'true';
export type SeedLanguage = 'en' | 'es' | 'pt' | 'hi' | 'sw';

/** A fact-check the newsroom published before the week begins. */
export type SeedCheck = {
  /** Short and unique; also the end of its address. */
  key: string;
  language: SeedLanguage;
  rating: SeedRating;
  /** The claim as people pass it on. */
  claim: string;
  /** One sentence that says what is true. At most 180 characters. */
  title: string;
  /** At most 300 characters. */
  summary: string;
  /** Paragraphs with blank lines between. */
  explanation: string;
  sources: { name: string; url: string }[];
  /** Whole days before the week's first day, 1 to 360. */
  daysBefore: number;
  /** Staff key of the editor. */
  by: StaffKey;
};

export type StaffKey = 'ines' | 'neema' | 'teo';
export type SeedStaff = { key: StaffKey; name: string; email: string; role: 'reviewer' | 'editor' | 'admin' };

/** One message to the tipline. */
export type SeedMessage = {
  /** Short and unique. */
  key: string;
  /** Day of the week played, 0 to 6, and time of day in UTC. */
  day: 0 | 1 | 2 | 3 | 4 | 5 | 6;
  time: `${number}:${number}`;
  /** Phone number with `+`, from ranges set aside for fiction. */
  from: string;
  /** Name on the phone's profile. */
  name: string;
  text: string;
  /** A picture whose caption the text is. */
  picture?: true;
  forwarded?: 'forwarded' | 'often';
};

export type SeedVerdict = Pick<
  SeedCheck,
  'rating' | 'claim' | 'title' | 'summary' | 'explanation' | 'sources' | 'language'
>;

/** What staff do in the week. `about` is the key of a message whose case it is. */
export type SeedDeed = { day: SeedMessage['day']; time: SeedMessage['time'] } & (
  | { did: 'judge'; by: StaffKey; about: string; check: string; finding: 'accepted' | 'rejected' }
  | { did: 'publish'; key: string; writtenBy: StaffKey; by: StaffKey; about: string; verdict: SeedVerdict }
  | { did: 'correct'; of: string; writtenBy: StaffKey; by: StaffKey; note: string; verdict: SeedVerdict }
);
