import type { Child } from 'hono/jsx';
import { Page } from '../ui/layout.tsx';
import { paths } from '../ui/paths.ts';
import { isUserId } from './bodies.rules.ts';
import { Bubbles } from './bubbles.part.tsx';
import type { Faults } from './faults.rules.ts';
import type { Phone } from './happenings.rules.ts';

export type ShownPhone = { phone: Phone; isTyping: boolean; version: string };
type Props = { phones: ShownPhone[]; faults: Faults; back: string; strip: Child };

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
          <PhoneSection {...shown} back={props.back} />
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
  </Page>
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

const PhoneSection = ({ phone, isTyping, version, back }: ShownPhone & { back: string }) => {
  const name = phone.name ?? nameOf(phone.id);
  const field = (part: string) => `${part}-${phone.id}`;
  return (
    <section
      class="phone"
      aria-labelledby={`${field('title')} ${field('number')}`}
      data-phone={phone.id}
      data-version={version}
    >
      <header>
        <h2 id={field('title')} dir="auto">
          {name}
        </h2>
        <p class="quiet number" id={field('number')}>
          {isUserId(phone.id) ? phone.id : `+${phone.id}`}
        </p>
      </header>
      {/* biome-ignore lint/a11y/useSemanticElements: a section inside a section would need a heading of its own */}
      <div class="screen" data-screen tabindex={0} role="region" aria-label={`Messages of ${name}, ${phone.id}`}>
        <Bubbles phone={phone} isTyping={isTyping} back={back} />
      </div>
      <form
        class="composer"
        method="post"
        enctype="multipart/form-data"
        action={`/simulator/phones/${phone.id}/say`}
        data-say
      >
        <input type="hidden" name="back" value={back} />
        <label class="visually-hidden" for={field('text')}>
          Message from {phone.id}
        </label>
        <textarea id={field('text')} name="text" rows={2} dir="auto" placeholder="Message"></textarea>
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
          <button type="submit" class="button main">
            Send<span class="visually-hidden"> from {phone.id}</span>
          </button>
        </div>
      </form>
    </section>
  );
};

const shares = [
  ['rate429', 'Refuse sends: too many (429)'],
  ['rate500', 'Fail inside (500)'],
  ['dropResponse', 'Accept, but lose the answer'],
  ['duplicateWebhooks', 'Deliver webhooks twice'],
  ['shuffleWebhooks', 'Let webhooks overtake'],
] as const;

const FaultsPanel = ({ faults, back }: { faults: Faults; back: string }) => (
  <details
    class="panel"
    open={shares.some(([name]) => faults[name] > 0) || faults.delayMs > 0 || (faults.error?.times ?? 0) > 0}
  >
    <summary>
      <h2>Faults</h2>
    </summary>
    <form method="post" action={`${paths.simulator()}/faults`} class="stack tight">
      <input type="hidden" name="back" value={back} />
      <p class="quiet">What the simulated WhatsApp does wrong, as a share of requests in percent.</p>
      {shares.map(([name, words]) => (
        <label class="fault" for={name}>
          <span>{words}</span>
          <input id={name} name={name} type="number" min="0" max="100" value={String(Math.round(faults[name] * 100))} />
        </label>
      ))}
      <label class="fault" for="delayMs">
        <span>Hold answers back, in ms</span>
        <input id="delayMs" name="delayMs" type="number" min="0" max="120000" value={String(faults.delayMs)} />
      </label>
      <label class="fault" for="code">
        <span>Fail with code</span>
        <input id="code" name="code" type="number" min="0" value={faults.error ? String(faults.error.code) : ''} />
      </label>
      <label class="fault" for="times">
        <span>…the next so many times</span>
        <input id="times" name="times" type="number" min="0" value={String(faults.error?.times ?? 1)} />
      </label>
      <button type="submit" class="button">
        Set faults
      </button>
    </form>
  </details>
);

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
