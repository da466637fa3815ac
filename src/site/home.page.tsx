import { phrasesOf } from '../conversation/words.ts';
import { directionOf } from '../core/direction.ts';
import { Page } from '../ui/layout.tsx';
import { paths } from '../ui/paths.ts';
import { VerdictShape } from '../ui/verdict-shape.tsx';
import type { Site } from './check.page.tsx';
import { dayWords } from './labels.ts';
import type { ListedCheck } from './site.view.ts';

/** The front page: how to ask, and our latest fact-checks. `older` is the address of the next page; null on the last. */
export const HomePage = (props: { site: Site; checks: ListedCheck[]; older: string | null; first: boolean }) => (
  <Page
    title={props.site.publisher}
    description={`Fact-checks by ${props.site.publisher}. Forward a suspicious message on WhatsApp and get a sourced answer.`}
    frame="public"
    main="read"
    styles={[paths.asset('site.css')]}
    nav={[{ href: paths.feed(), label: 'Feed' }]}
    head={
      <>
        <link rel="canonical" href={new URL('/', props.site.url).href} />
        <link rel="alternate" type="application/rss+xml" title={props.site.publisher} href={paths.feed()} />
      </>
    }
  >
    <div class="stack home">
      <h1>{props.site.publisher}</h1>
      {props.first ? <HowToAsk site={props.site} /> : null}
      <section class="stack" aria-labelledby="latest">
        <h2 id="latest">{props.first ? 'Latest fact-checks' : 'Earlier fact-checks'}</h2>
        {props.checks.length === 0 ? (
          <p class="muted">Nothing is published yet. What our editors find will stand here.</p>
        ) : (
          <ul class="checks">
            {props.checks.map((check) => (
              <Line check={check} />
            ))}
          </ul>
        )}
        {props.older ? (
          <p>
            <a class="button plain" href={props.older} rel="next">
              Earlier fact-checks
            </a>
          </p>
        ) : null}
      </section>
    </div>
  </Page>
);

const HowToAsk = ({ site }: { site: Site }) => (
  <section class="stack tight ask" aria-labelledby="ask">
    <h2 id="ask">Got a message that sounds wrong?</h2>
    <p>
      Forward it to us on WhatsApp. If it has been checked, the answer comes at once; if not, our reviewers look at it
      and write to you when they are done.
    </p>
    {site.askUrl ? (
      <p>
        <a class="button main" href={site.askUrl}>
          Ask us on WhatsApp
        </a>
      </p>
    ) : null}
  </section>
);

const Line = ({ check }: { check: ListedCheck }) => (
  <li lang={check.language ?? undefined} dir={directionOf(check.language)}>
    <VerdictShape rating={check.rating} size={24} />
    <div>
      <p class="check-line">
        {check.rating ? (
          <span class={`small rating-${check.rating}`}>{phrasesOf(check.language).rating[check.rating]}</span>
        ) : null}
        <a href={paths.check(check.slug)}>{check.title}</a>
      </p>
      <p class="quiet">
        {check.claim}
        {check.publishedOn ? (
          <>
            {' · '}
            <time datetime={check.publishedOn}>{dayWords(check.publishedOn, check.language)}</time>
          </>
        ) : null}
      </p>
    </div>
  </li>
);
