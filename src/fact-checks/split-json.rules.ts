/** Keys of a root object whose arrays hold records; everything else in it is wrapping. */
const listKeys = new Set(['dataFeedElement', 'itemListElement', 'claims']);

/** A record longer than this is no fact-check. UTF-16 units. */
const longestRecord = 8_000_000;

const quote = 34;
const backslash = 92;
const colon = 58;
const openBrace = 123;
const openBracket = 91;
const closeBrace = 125;
const closeBracket = 93;

/**
 * Cuts a stream of JSON into the texts of its records, holding no more than one: elements of a root array, of a feed's
 * list, or whole objects one after another (JSON Lines). A record that will not parse does not spoil the next while its
 * brackets match. `push` throws when a record exceeds 8 million characters; `isOpen` says whether the end is missing.
 */
export function jsonSplitter(): { push(text: string): Generator<string>; isOpen(): boolean } {
  /** What is being read: nothing yet, a root array, a root object, its list, or its wrapping once a list was seen. */
  let mode: 'outside' | 'array' | 'object' | 'list' | 'wrapping' = 'outside';
  let depth = 0;
  let parts: string[] = [];
  let kept = 0;
  let recording = false;
  let inString = false;
  let escaped = false;
  let word = '';
  let key = '';

  const startsRecord = (code: number) =>
    code === openBrace && ((mode === 'array' && depth === 1) || (mode === 'list' && depth === 2) || mode === 'outside');
  const endsRecord = () => recording && depth === (mode === 'list' ? 2 : mode === 'array' ? 1 : 0);

  function* push(text: string): Generator<string> {
    let from = 0;
    let wordFrom = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (inString) {
        if (escaped) escaped = false;
        else if (code === backslash) escaped = true;
        else if (code === quote) {
          inString = false;
          if (depth === 1) word += text.slice(wordFrom, at);
        }
      } else if (code === quote) {
        inString = true;
        word = '';
        wordFrom = at + 1;
      } else if (code === colon && depth === 1) {
        key = word;
      } else if (code === openBrace || code === openBracket) {
        if (startsRecord(code)) {
          recording = true;
          from = at;
        }
        if (mode === 'outside') mode = code === openBracket ? 'array' : 'object';
        else if (
          depth === 1 &&
          (mode === 'object' || mode === 'wrapping') &&
          code === openBracket &&
          listKeys.has(key)
        ) {
          mode = 'list';
          recording = false;
          parts = [];
        }
        depth++;
      } else if (code === closeBrace || code === closeBracket) {
        depth = Math.max(0, depth - 1);
        if (endsRecord()) {
          yield parts.join('') + text.slice(from, at + 1);
          recording = false;
          parts = [];
          kept = 0;
        }
        if (mode === 'list' && depth === 1) mode = 'wrapping';
        if (depth === 0) mode = 'outside';
      }
    }
    if (inString && depth === 1) word += text.slice(wordFrom);
    if (!recording) return;
    parts.push(text.slice(from));
    kept += text.length - from;
    if (kept > longestRecord)
      throw new Error('One record is longer than 8 million characters: this is no list of fact-checks.');
  }
  return { push, isOpen: () => depth > 0 || inString };
}
