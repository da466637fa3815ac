import type { Tap } from './tap.rules.ts';

/** What the conversation with one asker knows when a message comes in. */
export type Situation = {
  /**
   * The newest submission that may still grow; null when none is open. `hasClaim`: it holds words that could be a claim;
   * `hasMedia`: a picture, sound or film without words; `hasLink`: a bare link.
   */
  open: {
    id: string;
    openedAt: Date;
    hasClaim: boolean;
    hasMedia: boolean;
    hasLink: boolean;
    hasForward: boolean;
  } | null;
  /**
   * The submission closed last, with the claims offered for it that nobody chose yet; null when there is none. `wordless`:
   * pictures, sounds or films whose words we asked for, and that nobody looks at.
   */
  last: { id: string; closedAt: Date; offered: readonly string[]; wordless: boolean } | null;
  /**
   * The submission that a quoted, liked, edited or deleted message belongs to, theirs or ours; null when there is none.
   * `isAnswered`: it was, and they have not said yet what they think of it.
   */
  quoted: { id: string; isOpen: boolean; isWithPeople: boolean; isAnswered: boolean } | null;
  /** The submission a reviewer asked something about, and when the question left; null when nobody waits for an answer. */
  waiting: { id: string; askedAt: Date } | null;
  stopped: boolean;
};

/** What the asker did, in house terms. */
export type Happening =
  /**
   * Words that could hold a claim. `fragment`: short and typed. `part`: says of itself that it goes on from another.
   * `bare`: a link and nothing else. `asks`: there is a question mark in it.
   */
  | { is: 'words'; fragment: boolean; forwarded: boolean; part: boolean; bare: boolean; asks: boolean }
  /** "Sorry, I meant …". `whole` when what follows can stand alone. */
  | { is: 'correction'; whole: boolean }
  | { is: 'media'; forwarded: boolean }
  | { is: 'question' | 'greeting' | 'thanks' | 'chat' | 'empty' | 'affirm' | 'deny' | 'nothing' }
  /** A thumb up or a heart under a message. */
  | { is: 'liked' }
  /** A kind of message that no machine reads; `shown`: colleagues see what it holds, a place or a contact. */
  | { is: 'unreadable'; shown: boolean }
  /** A lone number, as one picks from a list. */
  | { is: 'number'; number: number }
  /** New words for a message; `asks` when they could hold a claim. */
  | { is: 'edit'; asks: boolean }
  | { is: 'revoke' }
  | { is: 'command'; command: 'stop' | 'start' | 'delete' | 'help' | 'status' | 'person' }
  | { is: 'command'; command: 'language'; wanted: string | null }
  | { is: 'tap'; tap: Tap }
  /** A button under a question that is no more: it was erased, or is somebody else's. */
  | { is: 'stale-tap' };

/** Which of our short texts to say. The words are in `words/`. */
export type Saying =
  | 'greeting'
  | 'thanks'
  | 'help'
  | 'chat'
  | 'unreadable'
  | 'send-the-message'
  | 'stopped'
  | 'started'
  | 'choose-language'
  | 'language-set'
  | 'ask-erase'
  | 'kept-data'
  | 'noted-helpful'
  | 'noted-person'
  | 'to-person';

export type Effect =
  | { do: 'open'; closesInMs: number }
  | { do: 'join'; submissionId: string; closesInMs: number }
  /** The words of a picture that came without any: both are one question. */
  | { do: 'reopen'; submissionId: string; closesInMs: number }
  | { do: 'attach'; submissionId: string }
  /** The words typed before into an open submission give way to this message. */
  | { do: 'replace'; submissionId: string }
  /** An edited message takes its new words, a deleted one leaves; the submission it is in is still open. */
  | { do: 'rewrite' | 'take-back'; submissionId: string }
  /** Something was added to a submission that machines are done with: a person looks. */
  | { do: 'hand-over'; submissionId: string }
  /** The answer to a reviewer's question. */
  | { do: 'answer'; submissionId: string }
  | { do: 'react'; emoji: string }
  | { do: 'say'; saying: Saying; page?: number }
  | { do: 'tell-status' | 'stop' | 'start' | 'erase' }
  | { do: 'set-language'; language: string }
  | { do: 'feedback'; submissionId: string; feedback: 'helpful' | 'not-mine' | 'person' }
  | { do: 'pick'; submissionId: string; factCheckId: string };
