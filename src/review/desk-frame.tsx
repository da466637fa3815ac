import type { Child } from 'hono/jsx';
import type { Staff } from '../staff/staff.store.ts';
import { Page } from '../ui/layout.tsx';
import { paths } from '../ui/paths.ts';

export type DeskProps = { staff: Staff; now: Date };

/** The frame around every page of the desk: where one is, who one is, and the way out. */
export const Desk = (
  props: DeskProps & { title: string; here: 'queue' | 'published' | 'operations' | ''; main?: string; children: Child },
) => (
  <Page
    title={props.title}
    frame="staff"
    styles={[paths.asset('site.css'), paths.asset('desk.css')]}
    main={props.main ?? ''}
    nav={[
      { href: paths.desk(), label: 'Queue', current: props.here === 'queue' },
      { href: paths.published(), label: 'Published', current: props.here === 'published' },
      { href: paths.operations(), label: 'Operations', current: props.here === 'operations' },
    ]}
    end={
      <>
        <span class="quiet">
          {props.staff.name}, {props.staff.role}
        </span>
        <button type="button" class="theme-switch" data-key="?" data-open="keys" aria-haspopup="dialog">
          Keys <kbd>?</kbd>
        </button>
        <form method="post" action={paths.signOut()}>
          <button type="submit" class="button plain">
            Sign out
          </button>
        </form>
      </>
    }
  >
    {props.children}
    <Keys />
  </Page>
);

/** Every key of the desk, and the switch that turns them off for this browser. */
const Keys = () => (
  <dialog id="keys" aria-labelledby="keys-title">
    <h2 id="keys-title">Keys</h2>
    <p class="quiet">Letters stand on the buttons they press. They rest while you type.</p>
    <dl class="keys">
      {keys.map(([key, does]) => (
        <div>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
    <form method="dialog" class="row">
      <button type="button" class="button plain" data-keys-switch>
        Turn keys off or on
      </button>
      <button type="submit" class="button main">
        Close
      </button>
    </form>
  </dialog>
);

const keys = [
  ['n', 'take the next case'],
  ['j k', 'down and up the list'],
  ['w', 'work on this case'],
  ['s', 'give it back'],
  ['a r', 'accept or reject the first candidate'],
  ['/', 'find another fact-check'],
  ['v', 'write the verdict'],
  ['m', 'note for colleagues'],
  ['Ctrl Enter', 'send the form you are in'],
] as const;

/** What the last act did, carried over the redirect in the address. */
export const Done = (props: { words: string }) =>
  props.words === '' ? null : (
    <p class="notice" role="status">
      {props.words}
    </p>
  );
