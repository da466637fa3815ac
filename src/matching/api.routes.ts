import { Hono } from 'hono';
import { z } from 'zod';
import { invalid } from '../core/errors.ts';
import type { Needs } from '../core/needs.ts';
import { findDocuments } from '../fact-checks/fact-checks.store.ts';
import { apiKeyOnly } from './api-key.ts';
import { matchText } from './match-text.ts';
import { policyInForce } from './policy.store.ts';

const Body = z.object({ text: z.string().min(1).max(20_000), language: z.string().max(20).optional() });

/** `POST /api/v1/match`: exactly what the bot would do with a text, without doing it. Bearer API key. */
export function apiRoutes(needs: Needs<'db' | 'search' | 'embedder' | 'models' | 'settings'>): Hono {
  const app = new Hono();
  app.use('*', apiKeyOnly(needs));
  app.post('/match', async (c) => {
    const parsed = Body.safeParse(await c.req.json().catch(() => null));
    if (!parsed.success)
      throw invalid('api.body', 'Send JSON: { "text": "the message", "language": "en" (optional) }.', parsed.error);
    const started = performance.now();
    const { text, language } = parsed.data;
    const find = (ids: readonly string[]) => findDocuments(needs.db, ids, needs.embedder);
    const { policy } = await policyInForce(needs.db, needs.models);
    const matched = await matchText({ ...needs, findDocuments: find }, { text, language: language ?? null, policy });
    return c.json({
      decision: matched.decision,
      reason: matched.reason,
      language: matched.language,
      candidates: matched.candidates.map(({ factCheckId, probability, why, document }) => ({
        factCheckId,
        externalId: document.externalId,
        claim: document.claim,
        rating: document.rating,
        probability,
        why,
      })),
      tookMs: Math.round((performance.now() - started) * 10) / 10,
    });
  });
  return app;
}
