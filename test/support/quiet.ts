/** What must stand in no log line: numbers and user ids of people, words of messages and answers, secrets and names. */
export type Private = { people: readonly string[]; words: readonly string[]; secrets?: readonly string[] };
/** How much was logged, and how many of the lines hold something private. */
export type Quiet = { lines: number; private: number };

/** Words shorter than this stand in lines that have nothing to do with a message. Characters. */
const fewest = 12;
/** As much of a text as is looked for: who logs a text logs its beginning. Characters. */
const most = 40;

/** The lines of a log that hold something private, as JSON writes it or as it is. */
export function privateLines(log: string, known: Private): string[] {
  const people = new Set(known.people.map((id) => id.replace(/^\+/, '')));
  const words = [...new Set(known.words.map((text) => text.slice(0, most)))].filter((text) => text.length >= fewest);
  const looked = [...new Set([...words, ...words.map(escaped), ...(known.secrets ?? [])])];
  return log.split('\n').filter((line) => {
    const ids = line.match(/[A-Z]{2}\.(?:ENT\.)?[0-9A-Za-z]+|\d{8,}/g) ?? [];
    return ids.some((id) => people.has(id) || people.has(id.slice(3))) || looked.some((text) => line.includes(text));
  });
}

/** Counts the lines of logs, and those that hold something private. */
export function quietOf(log: string, known: Private): Quiet {
  return { lines: log.split('\n').filter(Boolean).length, private: privateLines(log, known).length };
}

const escaped = (text: string) => JSON.stringify(text).slice(1, -1);
