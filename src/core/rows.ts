/** The rows of an answer to `execute` on either driver: postgres.js answers rows, PGlite an object that holds them. */
export const rowsOf = <T>(result: T[] | { rows: T[] }): T[] => (Array.isArray(result) ? result : result.rows);
