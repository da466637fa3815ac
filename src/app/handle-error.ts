import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { ZodError } from 'zod';
import { type ErrorKind, framesOf, isRefusal, withoutPeople, wordsOf } from '../core/errors.ts';
import { newId } from '../core/ids.ts';
import type { Log } from '../core/ports.ts';
import { errorPage } from '../ui/error.page.tsx';

const statusOf: Record<ErrorKind, 400 | 403 | 404 | 409 | 503> = {
  invalid: 400,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  unavailable: 503,
};

/** Turns what was thrown into an answer: refusals in their own words, anything else as a bug with an id to quote. */
export const handleError =
  (log: Log) =>
  async (error: Error, c: Context): Promise<Response> => {
    if (error instanceof HTTPException)
      return answer(c, error.status as 400, 'http', error.message || 'This request cannot be answered.');
    if (error instanceof ZodError) {
      const words = error.issues.map((issue) => `${issue.path.join('.') || 'input'}: ${issue.message}`).join('. ');
      return answer(c, 400, 'input.invalid', words);
    }
    if (isRefusal(error)) {
      if (error.retryAfterMs !== null) c.header('retry-after', String(Math.ceil(error.retryAfterMs / 1000)));
      return answer(c, statusOf[error.kind], error.code, error.message);
    }
    const id = newId('ent');
    log.error({ id, path: withoutPeople(c.req.path), why: wordsOf(error), stack: framesOf(error) }, 'bug');
    return answer(
      c,
      500,
      'bug',
      `Something broke on our side. Nothing you sent was lost. If it happens again, tell us this number: ${id}`,
    );
  };

function answer(
  c: Context,
  status: 400 | 403 | 404 | 409 | 500 | 503,
  code: string,
  message: string,
): Response | Promise<Response> {
  const wantsJson =
    /^\/(api|v1alpha1|webhooks|simulator\/(graph|phones|faults))/.test(c.req.path) || c.req.header('x-requested-with');
  if (wantsJson) return c.json({ error: { code, message } }, status);
  return c.html(errorPage({ status, message, back: c.req.header('referer') ?? '/' }), status);
}
