import { Hono } from 'hono';
import { notFound } from '../core/errors.ts';
import type { Needs } from '../core/needs.ts';
import type { Settings } from '../core/settings.ts';
import { paths } from '../ui/paths.ts';
import { CheckPage, type Site } from './check.page.tsx';
import { deepestResult, SearchQuery, searchAnswer } from './claims-search.rules.ts';
import { HomePage } from './home.page.tsx';
import { allSlugs, checksInOrder, type ListEnd, latestChecks, publicCheck } from './site.view.ts';
import { rssFeed, sitemap } from './xml.rules.ts';

/** Fact-checks on one page of the list. */
const listed = 30;
/** What a sitemap may hold. Source: sitemaps.org, read 2026-11. */
const mostInSitemap = 50_000;

/** Everything the public sees: pages, feed, sitemap, and a search in the shape of Google's Fact Check Tools. */
export function siteRoutes(needs: Needs<'db' | 'search' | 'embedder' | 'settings'>): Hono {
  const app = new Hono();
  const { settings } = needs;
  const site: Site = {
    url: settings.publicUrl,
    publisher: settings.publisherName,
    askUrl: askUrlOf(settings),
  };
  const absolute = (slug: string) => new URL(paths.check(slug), site.url).href;

  app.get('/', async (c) => {
    const end = endOf(c.req.query('after'));
    const found = await latestChecks(needs.db, { limit: listed + 1, ...(end ? { end } : {}) });
    const checks = found.slice(0, listed);
    const last = found.length > listed ? checks.at(-1) : undefined;
    const older = last?.publishedOn ? `/?after=${encodeURIComponent(`${last.publishedOn} ${last.slug}`)}` : null;
    c.header('cache-control', 'public, max-age=60');
    return c.html(<HomePage site={site} checks={checks} older={older} first={!end} />);
  });

  app.get('/checks/:slug', async (c) => {
    const check = await publicCheck(needs.db, c.req.param('slug'));
    if (!check) throw notFound('check.unknown', 'There is no fact-check at this address, or not any more.');
    c.header('cache-control', 'public, max-age=60');
    return c.html(<CheckPage check={check} site={site} />);
  });

  app.get('/feed.xml', async (c) => {
    const checks = await latestChecks(needs.db, { limit: listed });
    const withUrl = checks.map((check) => ({ ...check, url: absolute(check.slug) }));
    return c.body(rssFeed(site, withUrl), 200, { 'content-type': 'application/rss+xml; charset=utf-8' });
  });

  app.get('/sitemap.xml', async (c) => {
    const slugs = await allSlugs(needs.db, mostInSitemap - 1);
    const pages = slugs.map(({ slug, updatedAt }) => ({ url: absolute(slug), updatedAt }));
    const home = { url: new URL('/', site.url).href, updatedAt: slugs[0]?.updatedAt ?? null };
    return c.body(sitemap([home, ...pages]), 200, { 'content-type': 'application/xml; charset=utf-8' });
  });

  app.get('/robots.txt', (c) =>
    c.text(`User-agent: *\nDisallow: /desk\nSitemap: ${new URL('/sitemap.xml', site.url).href}\n`),
  );

  app.get('/v1alpha1/claims:search', async (c) => {
    const asked = SearchQuery.safeParse(c.req.query());
    c.header('access-control-allow-origin', '*');
    if (!asked.success) {
      const message = asked.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
      return c.json({ error: { code: 400, message, status: 'INVALID_ARGUMENT' } }, 400);
    }
    const { query } = asked.data;
    const [vector = null] = await needs.embedder.embed([query]);
    const ids = await needs.search.nominate({ text: query, language: null, vector, limit: deepestResult });
    return c.json(searchAnswer(await checksInOrder(needs.db, ids), asked.data));
  });

  return app;
}

/** Reads where the page before ended (`2026-11-22 a-slug`); null when it is the first page or unreadable. */
function endOf(after: string | undefined): ListEnd | null {
  const [, publishedOn, slug] = /^(\d{4}-\d{2}-\d{2}) ([a-z0-9-]+)$/.exec(after ?? '') ?? [];
  return publishedOn && slug ? { publishedOn, slug } : null;
}

/** Where a reader can ask us: the phone page of the demo, or our number on WhatsApp. */
function askUrlOf(settings: Pick<Settings, 'whatsappProvider' | 'whatsappDisplayNumber'>): string | null {
  if (settings.whatsappProvider === 'simulator') return paths.simulator();
  return settings.whatsappDisplayNumber ? `https://wa.me/${settings.whatsappDisplayNumber}` : null;
}
