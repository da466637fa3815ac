import type { MiddlewareHandler } from 'hono';
import { forbidden } from '../core/errors.ts';
import type { Needs } from '../core/needs.ts';
import { sha256Hex } from '../core/vault.ts';

/** Lets in only who sends the API key. Hashes are compared, so that the time taken says nothing about the key. */
export const apiKeyOnly =
  (needs: Needs<'settings'>): MiddlewareHandler =>
  async (c, next) => {
    const given = c.req.header('authorization')?.match(/^Bearer (.+)$/)?.[1] ?? '';
    const { apiKey } = needs.settings;
    if (!apiKey || (await sha256Hex(given)) !== (await sha256Hex(apiKey)))
      throw forbidden(
        'api.key',
        'Send a valid API key as "Authorization: Bearer …". The operator sets it with API_KEY.',
      );
    await next();
  };
