import type { Rating } from '../../core/ratings.ts';

/**
 * Notes for translators. Speak as a calm person at a help desk: short, plain, polite, no exclamation marks, never shame
 * anyone for asking. Keep the command words in capitals as they are: they work in every language. Never say or hint that
 * a message is true or false unless the text is about a verdict. Lengths are characters as people count them. Words in
 * braces are filled in; a text with `plural` is an ICU message and needs every form that your language has for whole
 * numbers, with `#` for the number.
 */
export type Phrases = {
  /** The language's own name for itself. At most 20 characters. */
  ownName: string;
  /** After "hello". Says what to do. */
  greeting: string;
  /** After "thank you". */
  thanks: string;
  /** After HELP. Names the commands, each on a line of its own. */
  help: string;
  /** After small talk or a request that has nothing to do with checking. */
  chat: string;
  /** After a place, a contact, or a kind we do not know. */
  unreadable: string;
  /** After a picture, sound or film that came without words. */
  wordless: string;
  /** After "is this true?" when no forward followed. */
  sendTheMessage: string;
  /** After a claim nobody has checked. Must not imply that it is true or false. */
  reviewing: string;
  /** The same after several messages at once: `{count}` of them are meant, two at least. */
  reviewingMany: string;
  /** Before up to three claims, one of which may be meant. */
  offer: string;
  /** The same after the first ones were not what was meant. */
  offerNext: string;
  /** Before the only claim that may be meant, at first or later. */
  offerOne: string;
  /** The buttons under it: it is meant, or not. At most 20 characters. */
  yes: string;
  no: string;
  /** The button that opens the choice. At most 20 characters. */
  choose: string;
  /** The way out of the choice. At most 20 characters. */
  none: string;
  /** Added once, to the very first answer an asker gets. */
  privacy: string;
  /** After STOP. */
  stopped: string;
  /** After START. */
  started: string;
  /** After LANGUAGE. */
  chooseLanguage: string;
  /** A row of the list of languages that leads to the other languages. At most 24 characters. */
  moreLanguages: string;
  /** After a language was chosen, said in that language. */
  languageSet: string;
  /** After DELETE MY DATA, before anything is erased. */
  askErase: string;
  /** Button: erase. At most 20 characters. */
  eraseYes: string;
  /** Button: do not erase. At most 20 characters. */
  eraseNo: string;
  /** After "do not erase". */
  keptData: string;
  /** After erasing. The last thing we say. */
  erased: string;
  /** After "not what I asked", "a person" or "none of these". */
  notedPerson: string;
  /** When we cannot answer by machine after all, or a message was added to a question: a person will look. */
  toPerson: string;
  /** Button under an answer. At most 20 characters. */
  helpful: string;
  /** Button under an answer. At most 20 characters. */
  notMine: string;
  /** Button under an answer: a person should look. At most 20 characters. */
  person: string;
  /** Ends an answer that the machine chose. Says so, and names the button `{person}`. At most 90 characters. */
  automatic: string;
  /** Ends an answer that people gave: the asker had asked about this, and a person checked it. At most 90 characters. */
  checked: string;
  /** Opens the notice of a correction. At most 70 characters. */
  correction: string;
  /** Before the claim as it was checked, which stands in quotation marks. */
  claim: string;
  /** Before the publisher's name and the date. */
  source: string;
  /** Stands where the date would, when the publisher gave none. At most 30 characters. */
  undated: string;
  /** Stands where the true fact would, when the publisher gave none in words: the rating is what `{publisher}` found. */
  finding: string;
  /** Stands where the reasons would, when the publisher gave none: the link below says why. At most 60 characters. */
  seeLink: string;
  /** The fact-check is written in another language, `{language}`. At most 60 characters with a long name. */
  otherLanguage: string;
  /** Opens an answer in place of a rating, when the publisher gave none that we know: it was checked. */
  unrated: string;
  /** The five ratings, as they open an answer. */
  rating: Record<Rating, string>;
  /** After STATUS, when nothing was asked lately. */
  statusNone: string;
  /** After STATUS, before the list: `{count}` things were asked lately. */
  statusList: string;
  /** After STATUS, below the list: `{count}` more were asked that are not in it. */
  statusMore: string;
  /** State of a question, after a colon: we are still searching. */
  stateLooking: string;
  /** State of a question, after a colon: people are looking at it, and we will tell. */
  stateWaiting: string;
  /** State of a question, after a colon: we asked which claim is meant and wait for the choice. */
  stateChoosing: string;
  /** State of a question, after a colon: it was answered. */
  stateAnswered: string;
  /** A person looked, and it is nothing that anybody can check: an opinion, a forecast, something private. */
  stateUnchecked: string;
  /** After STATUS, below the list, to who said STOP after they asked: news of it come only after START. */
  statusStopped: string;
  /** That a person looked and cannot check it, said once to who was promised that a person looks. Must not imply that it is true or false. */
  unchecked: string;
  /** After too many messages in an hour: everything is kept, the rest is answered within about `{minutes}` minutes. */
  slowed: string;
  /** Before a question that the person who checks asks the asker. */
  reviewerAsks: string;
};

/** What is filled in where, in every language. */
export const placeholders: Partial<Record<keyof Phrases, readonly string[]>> = {
  reviewingMany: ['count'],
  automatic: ['person'],
  finding: ['publisher'],
  otherLanguage: ['language'],
  statusList: ['count'],
  statusMore: ['count'],
  slowed: ['minutes'],
};

/** Most characters, as people count them. Buttons and rows: the provider's limits, read 2026-11; others: the room in an answer. */
export const mostCharacters: Partial<Record<keyof Phrases, number>> = {
  ownName: 20,
  choose: 20,
  none: 20,
  yes: 20,
  no: 20,
  eraseYes: 20,
  eraseNo: 20,
  helpful: 20,
  notMine: 20,
  person: 20,
  moreLanguages: 24,
  automatic: 90,
  checked: 90,
  correction: 70,
  undated: 30,
  seeLink: 60,
  otherLanguage: 60,
};
