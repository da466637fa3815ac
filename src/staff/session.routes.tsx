import { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { isAtLeast, machine, type Role } from '../core/actor.ts';
import { forbidden } from '../core/errors.ts';
import type { Needs } from '../core/needs.ts';
import { Page } from '../ui/layout.tsx';
import { paths } from '../ui/paths.ts';
import { sessionMs, signIn, signOut, whoIs } from './sign-in.ts';
import type { Staff } from './staff.store.ts';

export type StaffEnv = { Variables: { staff: Staff } };
type SessionNeeds = Needs<'db' | 'clock' | 'settings'>;

const cookieName = 'plumbline_session';

/** Lets only signed-in staff of at least a role pass; everyone else is shown where to sign in. */
export const staffOnly = (needs: SessionNeeds, role: Role) =>
  createMiddleware<StaffEnv>(async (c, next) => {
    const session = getCookie(c, cookieName);
    const person = session ? await whoIs(needs, session) : null;
    if (!person) return c.redirect(paths.signIn());
    if (!isAtLeast(person.role, role))
      throw forbidden('staff.role', `Your role is ${person.role}; this needs ${role}. Ask an admin.`);
    c.set('staff', person);
    await next();
  });

/** Sign-in by one-time link, and sign-out. A link is opened by GET and used by POST, so that previews do not spend it. */
export function sessionRoutes(needs: SessionNeeds): Hono {
  const app = new Hono();
  app.get('/sign-in', (c) => c.html(<SignInPage />));
  app.get('/sign-in/:token', (c) => c.html(<SignInPage token={c.req.param('token')} />));
  app.post('/sign-in/:token', async (c) => {
    const { session } = await signIn({ ...needs, actor: machine('staff') }, { token: c.req.param('token') });
    const secure = needs.settings.publicUrl.startsWith('https:');
    setCookie(c, cookieName, session, { httpOnly: true, sameSite: 'Lax', secure, path: '/', maxAge: sessionMs / 1000 });
    return c.redirect(paths.desk());
  });
  app.post('/sign-out', async (c) => {
    const session = getCookie(c, cookieName);
    if (session) await signOut(needs, session);
    deleteCookie(c, cookieName, { path: '/' });
    return c.redirect(paths.signIn());
  });
  return app;
}

const SignInPage = (props: { token?: string }) => (
  <Page title="Sign in" frame="public" main="read">
    <div class="stack">
      <h1>Sign in to the desk</h1>
      {props.token ? (
        <form method="post" action={paths.signInWith(props.token)}>
          <p>This link works once. It signs you in on this browser for two weeks.</p>
          <p class="row">
            <button type="submit" class="button main">
              Sign in
            </button>
          </p>
        </form>
      ) : (
        <>
          <p>You need a one-time link. An admin makes one with:</p>
          <pre>
            <code>npm run staff -- add you@newsroom.example --role reviewer</code>
          </pre>
        </>
      )}
    </div>
  </Page>
);
