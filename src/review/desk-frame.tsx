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
        <form method="post" action={paths.signOut()}>
          <button type="submit" class="button plain">
            Sign out
          </button>
        </form>
      </>
    }
  >
    {props.children}
  </Page>
);

/** What the last act did, carried over the redirect in the address. */
export const Done = (props: { words: string }) =>
  props.words === '' ? null : (
    <p class="notice" role="status">
      {props.words}
    </p>
  );
