import { raw } from 'hono/html';
import { phrasesOf } from '../conversation/words.ts';
import { directionOf } from '../core/direction.ts';
import { scriptSafeJson, writeClaimReview } from '../fact-checks/write-claim-review.rules.ts';
import { Page } from '../ui/layout.tsx';
import { paths } from '../ui/paths.ts';
import { VerdictShape } from '../ui/verdict-shape.tsx';
import { dayWords, fill, labelsOf } from './labels.ts';
import type { PublicCheck } from './site.view.ts';

/** Where the pages stand, and where readers can ask; null: the way is told in words only. */
export type Site = { url: string; publisher: string; askUrl: string | null };

/** The public page of one fact-check: what is true first, in its own language. */
export const CheckPage = ({ check, site }: { check: PublicCheck; site: Site }) => {
  const words = labelsOf(check.language);
  const url = new URL(paths.check(check.slug), site.url).href;
  return (
    <Page
      title={check.title}
      lang={check.language ?? 'en'}
      dir={directionOf(check.language)}
      description={check.summary || check.title}
      frame="public"
      main="read"
      styles={[paths.asset('site.css')]}
      head={<CheckHead check={check} site={site} url={url} />}
    >
      <article class="stack check">
        <header class="stack tight">
          <p class={`check-rating rating-${check.rating ?? 'none'}`}>
            <VerdictShape rating={check.rating} size={32} />
            {check.rating ? phrasesOf(check.language).rating[check.rating] : null}
          </p>
          <h1>{check.title}</h1>
        </header>
        <section class="stack tight">
          <h2>{words.claim}</h2>
          <blockquote>{check.claim}</blockquote>
        </section>
        <section class="stack tight">
          <h2>{words.explanation}</h2>
          <p class="lead">{check.summary}</p>
          {paragraphs(check.explanation).map((paragraph) => (
            <p>{paragraph}</p>
          ))}
        </section>
        <Sources check={check} title={words.sources} />
        <Corrections check={check} title={words.corrections} />
        <CheckedBy check={check} />
        <p class="row">
          <a class="button main" href={`https://wa.me/?text=${encodeURIComponent(`${check.title} ${url}`)}`}>
            {words.share}
          </a>
          {site.askUrl ? (
            <a class="button" href={site.askUrl}>
              {words.ask}
            </a>
          ) : null}
          <a class="button plain" href={paths.home()}>
            {words.more}
          </a>
        </p>
      </article>
    </Page>
  );
};

/** What machines read: the address, the link preview and the ClaimReview. */
const CheckHead = ({ check, site, url }: { check: PublicCheck; site: Site; url: string }) => (
  <>
    <link rel="canonical" href={url} />
    <link rel="alternate" type="application/rss+xml" title={site.publisher} href={paths.feed()} />
    <meta property="og:type" content="article" />
    <meta property="og:title" content={check.title} />
    <meta property="og:description" content={check.summary} />
    <meta property="og:url" content={url} />
    <meta property="og:site_name" content={site.publisher} />
    <script type="application/ld+json">{raw(scriptSafeJson(claimReviewOf(check, site, url)))}</script>
  </>
);

const claimReviewOf = (check: PublicCheck, site: Site, url: string) =>
  writeClaimReview({
    ...check,
    url,
    publishedOn: check.firstPublishedOn,
    modifiedOn: check.corrections[0]?.on ?? null,
    publisher: { name: site.publisher, url: site.url },
  });

const Sources = ({ check, title }: { check: PublicCheck; title: string }) =>
  check.sources.length === 0 ? null : (
    <section class="stack tight">
      <h2>{title}</h2>
      <ul class="sources">
        {check.sources.map((source) => (
          <li>
            <a href={source.url} rel="noopener">
              {source.name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );

const Corrections = ({ check, title }: { check: PublicCheck; title: string }) =>
  check.corrections.length === 0 ? null : (
    <section class="stack tight notice">
      <h2>{title}</h2>
      {check.corrections.map((correction) => (
        <p>
          <time datetime={correction.on}>{dayWords(correction.on, check.language)}</time>: {correction.note}
        </p>
      ))}
    </section>
  );

const CheckedBy = ({ check }: { check: PublicCheck }) => {
  const on = check.firstPublishedOn;
  if (on === null) return null;
  const words = labelsOf(check.language);
  const label = check.checkedBy ? words.checkedBy : words.checked;
  return (
    <p class="quiet">
      <time datetime={on}>{fill(label, { name: check.checkedBy ?? '', date: dayWords(on, check.language) })}</time>
    </p>
  );
};

const paragraphs = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);
