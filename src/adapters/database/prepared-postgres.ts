import type postgres from 'postgres';

/** How many statements stay prepared on a connection. The service has some two hundred; lists of many lengths make more. Chosen 2026-11. */
export const keptStatements = 400;
/** How many statements that came once are remembered, so that the second time is known. Chosen 2026-11. */
const rememberedStatements = 2_000;

/**
 * Has the server prepare each statement that comes a second time, as `pglite.ts` does. Drizzle asks the driver for none,
 * and the driver then sends a statement to be described, waits, and sends it again with its values: two ways there and back
 * and a plan made anew each time. What differs every time, such as a list written out, never comes twice. Returns `client`.
 */
export function preparing<C extends postgres.Sql>(client: C): C {
  const once = new Set<string>();
  const kept = new Set<string>();
  const isKept = (text: string): boolean => {
    if (kept.has(text)) return true;
    if (kept.size >= keptStatements || !/^\s*(select|insert|update|delete|with)\b/i.test(text)) return false;
    if (once.delete(text)) return kept.add(text).has(text);
    if (once.size >= rememberedStatements) once.clear();
    once.add(text);
    return false;
  };
  return wrap(client, isKept);
}

type Starter = (...args: unknown[]) => Promise<unknown>;

/** The client, or one of its transactions, whose `unsafe` and whose own transactions ask for prepared statements. */
function wrap<C extends object>(client: C, isKept: (text: string) => boolean): C {
  const inner = client as Record<'unsafe' | 'begin' | 'savepoint', unknown>;
  const unsafe = inner.unsafe as postgres.Sql['unsafe'];
  inner.unsafe = (text: string, values?: never[], options?: postgres.UnsafeQueryOptions) =>
    unsafe(text, values, values?.length && isKept(text) ? { ...options, prepare: true } : options);
  for (const name of ['begin', 'savepoint'] as const) {
    const start = inner[name] as Starter | undefined;
    if (!start) continue;
    inner[name] = (...args: unknown[]) => {
      const work = args.pop() as (tx: object) => unknown;
      return start(...args, (tx: object) => work(wrap(tx, isKept)));
    };
  }
  return client;
}
