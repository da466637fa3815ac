import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { Mark } from './mark.tsx';
import { paths } from './paths.ts';

export type PageProps = {
  title: string;
  /** BCP 47 tag of the page; English unless said. */
  lang?: string;
  dir?: 'ltr' | 'rtl';
  /** What search engines and link previews say; leave out on pages for staff. */
  description?: string;
  /** Extra stylesheets and scripts (modules) by address, after the common ones. */
  styles?: string[];
  scripts?: string[];
  /** Extra elements for the head. */
  head?: Child;
  /** Whose page it is: `public` and `staff` pages have a top bar, `bare` ones stand alone. */
  frame: 'public' | 'staff' | 'bare';
  /** Links in the top bar and what stands at its end. */
  nav?: { href: string; label: string; current?: boolean }[];
  end?: Child;
  /** Class of the main element: `read` for one column of text. */
  main?: string;
  children: Child;
};

/** A whole page. Works without JavaScript; the common script adds the theme switch, keys and hold renewal. */
export const Page = (props: PageProps) => (
  <>
    {raw('<!doctype html>')}
    <html lang={props.lang ?? 'en'} dir={props.dir ?? 'ltr'}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{props.title} · Plumbline</title>
        {props.description ? (
          <meta name="description" content={props.description} />
        ) : (
          <meta name="robots" content="noindex" />
        )}
        <link rel="icon" href={paths.asset('icon.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={paths.asset('styles.css')} />
        {(props.styles ?? []).map((href) => (
          <link rel="stylesheet" href={href} />
        ))}
        <script src={paths.asset('script.js')} defer></script>
        {(props.scripts ?? []).map((src) => (
          <script type="module" src={src}></script>
        ))}
        {props.head}
      </head>
      <body>
        <a class="skip-link" href="#main">
          Skip to content
        </a>
        {props.frame === 'bare' ? null : <Top {...props} />}
        <main id="main" class={props.main ?? ''}>
          {props.children}
        </main>
      </body>
    </html>
  </>
);

const Top = (props: PageProps) => (
  <header class="top">
    <a class="mark" href={props.frame === 'staff' ? paths.desk() : paths.home()}>
      <Mark />
      Plumbline
    </a>
    <nav aria-label="Main">
      {(props.nav ?? []).map((link) => (
        <a href={link.href} aria-current={link.current ? 'page' : undefined}>
          {link.label}
        </a>
      ))}
    </nav>
    <div class="end">
      {props.end}
      <button type="button" class="theme-switch" data-theme-switch>
        Light / dark
      </button>
    </div>
  </header>
);
