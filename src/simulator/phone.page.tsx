import type { Child } from 'hono/jsx';
import { Page } from '../ui/layout.tsx';
import { paths } from '../ui/paths.ts';
import { isUserId } from './bodies.rules.ts';
import { Bubbles, wordsOf } from './bubbles.part.tsx';
import { wordsIn } from './choices.rules.ts';
import { FaultsPanel } from './faults.part.tsx';
import type { Faults } from './faults.rules.ts';
import type { Phone } from './happenings.rules.ts';
import type { Template } from './templates.rules.ts';

export type ShownPhone = { phone: Phone; isTyping: boolean; version: string };
type Props = {
  phones: ShownPhone[];
  faults: Faults;
  back: string;
  strip: Child;
  templates: Iterable<Template>;
  /** The message that the next one quotes, by the provider's id; empty for none. */
  quote: string;
};

/** Phones side by side, the faults panel, and a strip that says what the service did with each message and why. */
export const PhonePage = (props: Props) => (
  <Page
    title="Phones"
    frame="staff"
    nav={links}
    styles={[paths.asset('phone.css')]}
    scripts={[paths.asset('phone.js')]}
    main="phones-page"
  >
    <h1>Phones</h1>
    <p class="quiet">
      People who write to the tipline, and what they see. Nothing here leaves this machine: WhatsApp is simulated.
    </p>
    <div class="phones-and-strip">
      <div class="phones">
        {props.phones.map((shown) => (
          <PhoneSection {...shown} back={props.back} templates={props.templates} quote={props.quote} />
        ))}
      </div>
      <aside class="strip" aria-labelledby="strip-title">
        <h2 id="strip-title">What the service did, and why</h2>
        <div id="strip" data-strip={`${props.back.replace(paths.simulator(), `${paths.simulator()}/strip`)}`}>
          {props.strip}
        </div>
        <FaultsPanel faults={props.faults} back={props.back} />
        <MorePhones back={props.back} />
      </aside>
    </div>
    <Unsent />
  </Page>
);

/** What stands below the last message when something could not be sent; the page's script fills it in. */
const Unsent = () => (
  <template id="unsent">
    <div class="unsent" role="alert">
      <p class="words" dir="auto"></p>
      <p class="failed">Not sent: the phones do not answer.</p>
      <button type="button" class="button plain">
        Try again
      </button>
    </div>
  </template>
);

const links = [
  { href: paths.simulator(), label: 'Phones', current: true },
  { href: paths.desk(), label: 'Desk' },
  { href: paths.home(), label: 'Public site' },
];

/** Invented people: two with a number of a range kept for fiction, one who hides it. */
export const people: Readonly<Record<string, string>> = {
  '15550100142': 'Maya',
  '447700900173': 'Tomás',
  'BR.70000000000000042': 'Noor',
};
/** What somebody is called before they say so themselves. */
export const nameOf = (phone: string): string =>
  people[phone] ?? (isUserId(phone) ? 'Somebody without a number' : 'Somebody');

type SectionProps = ShownPhone & { back: string; templates: Iterable<Template>; quote: string };

const PhoneSection = ({ phone, isTyping, version, back, templates, quote }: SectionProps) => {
  const name = phone.name ?? nameOf(phone.id);
  const field = (part: string) => `${part}-${phone.id}`;
  return (
    <section
      class="phone"
      aria-labelledby={`${field('title')} ${field('number')}`}
      data-phone={phone.id}
      data-version={version}
      data-back={back}
    >
      <header>
        <span class="face" aria-hidden="true">
          {[...name][0]}
        </span>
        <h2 id={field('title')}>
          <bdi>{name}</bdi>
        </h2>
        <p class="quiet number" id={field('number')}>
          {isUserId(phone.id) ? `${phone.id}, hides the number` : `+${phone.id}`}
        </p>
      </header>
      <div
        class="screen"
        data-screen
        dir={directionOf(phone)}
        tabindex={0}
        role="log"
        aria-label={`Messages of ${name}, ${phone.id}`}
      >
        <Bubbles phone={phone} isTyping={isTyping} back={back} templates={templates} />
      </div>
      <Composer phone={phone} back={back} quote={quote} templates={templates} field={field} />
    </section>
  );
};

/** Which way a screen is laid out: as somebody's own last words are written. */
export function directionOf(phone: Phone): 'rtl' | 'ltr' {
  const last = phone.said.findLast((said) => said.direction === 'in' && /\p{L}/u.test(wordsIn(said)));
  const letter = last && /\p{L}/u.exec(wordsIn(last))?.[0];
  return letter !== undefined && /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(letter) ? 'rtl' : 'ltr';
}

type ComposerProps = Pick<SectionProps, 'phone' | 'back' | 'quote' | 'templates'> & { field: (part: string) => string };

const Composer = ({ phone, back, quote, templates, field }: ComposerProps) => {
  const quoted = phone.said.find((said) => said.wamid === quote);
  return (
    <form
      class="composer"
      method="post"
      enctype="multipart/form-data"
      action={`/simulator/phones/${phone.id}/say`}
      data-say
    >
      <input type="hidden" name="back" value={back} />
      <input type="hidden" name="context" value={quoted ? quote : ''} data-quoting />
      <p class="quoting" data-quoted hidden={!quoted}>
        <span dir="auto">{quoted ? wordsOf(quoted, templates).slice(0, 80) : ''}</span>
        <a href={back} data-unquote>
          Do not reply to it<span class="visually-hidden"> from {phone.id}</span>
        </a>
      </p>
      <div class="write">
        <label class="visually-hidden" for={field('text')}>
          Message from {phone.id}
        </label>
        <textarea id={field('text')} name="text" rows={1} dir="auto" placeholder="Message"></textarea>
        <button type="submit" class="button main">
          Send<span class="visually-hidden"> from {phone.id}</span>
        </button>
      </div>
      <div class="row">
        <label class="visually-hidden" for={field('forwarded')}>
          Forwarded label for {phone.id}
        </label>
        <select id={field('forwarded')} name="forwarded">
          <option value="no">Not forwarded</option>
          <option value="yes">Forwarded</option>
          <option value="often">Forwarded many times</option>
        </select>
        <label class="attach" for={field('file')}>
          <span>Attach</span>
          <span class="visually-hidden"> a picture, voice note, film or document for {phone.id}</span>
          <input id={field('file')} type="file" name="file" accept="image/*,audio/*,video/*,application/pdf" />
        </label>
        <button type="button" class="record" data-record hidden>
          <span data-record-words>Record</span>
          <span class="visually-hidden"> a voice note from {phone.id}</span>
        </button>
      </div>
    </form>
  );
};

const MorePhones = ({ back }: { back: string }) => (
  <form method="get" action={paths.simulator()} class="stack tight more">
    <input type="hidden" name="phones" value={new URL(back, 'http://here').searchParams.get('phones') ?? ''} />
    <div class="field">
      <label for="add">Another phone</label>
      <input id="add" name="add" type="text" placeholder="Number, or a user id such as BR.123" autocomplete="off" />
    </div>
    <button type="submit" class="button plain">
      Show phone
    </button>
  </form>
);
