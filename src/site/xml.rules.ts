import type { ListedCheck } from './site.view.ts';

const escapeXml = (text: string): string =>
  text
    // NOTE: XML 1.0 has no way to write most control characters.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The latest fact-checks as RSS 2.0. */
export function rssFeed(
  site: { url: string; publisher: string },
  checks: readonly (ListedCheck & { url: string })[],
): string {
  const items = checks.map(
    (check) => `
    <item>
      <title>${escapeXml(check.title)}</title>
      <link>${escapeXml(check.url)}</link>
      <guid isPermaLink="true">${escapeXml(check.url)}</guid>
      ${check.publishedOn ? `<pubDate>${new Date(`${check.publishedOn}T00:00:00Z`).toUTCString()}</pubDate>` : ''}
      <description>${escapeXml(`${check.claim} — ${check.summary}`)}</description>
    </item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
  <channel>
    <title>${escapeXml(site.publisher)}</title>
    <link>${escapeXml(site.url)}</link>
    <atom:link href="${escapeXml(new URL('/feed.xml', site.url).href)}" rel="self" type="application/rss+xml" />
    <description>${escapeXml(`Fact-checks by ${site.publisher}`)}</description>${items.join('')}
  </channel>
</rss>
`;
}

/** Addresses for search engines, at most 50,000 of them. Source: sitemaps.org protocol, read 2026-11. */
export function sitemap(pages: readonly { url: string; updatedAt: Date | null }[]): string {
  const urls = pages.map(({ url, updatedAt }) => {
    const lastmod = updatedAt ? `<lastmod>${updatedAt.toISOString().slice(0, 10)}</lastmod>` : '';
    return `\n  <url><loc>${escapeXml(url)}</loc>${lastmod}</url>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}
</urlset>
`;
}
