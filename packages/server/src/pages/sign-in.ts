import { html } from 'hono/html';
import { signIn, signOut } from '#sessions';
import type { Html } from '../platform/page.ts';
import { field, form, hidden } from './form.ts';
import { attempt, ctxOf, goTo, show, type PageContext, type Pages } from './frame.ts';
import { HOME, safeNext } from './safe-next.ts';
import type { Texts } from './texts.ts';

/** Signing in and out. */
export function mountSignIn(pages: Pages): void {
  pages.get('/sign-in', (c) => {
    if (ctxOf(c).actor.kind === 'account') return goTo(c, safeNext(c.req.query('next')));
    const t = c.get('t');
    return show(c, t.signIn.title, signInForm(t, { next: c.req.query('next') }));
  });
  pages.post('/sign-in', (c) => {
    const { email = '', next } = c.get('form');
    const t = c.get('t');
    return attempt(
      c,
      async () => goTo(c, safeNext(next), await signInBy(c)),
      (refusal) => ({ title: t.signIn.title, body: html`${refusal}${signInForm(t, { email, next })}` }),
    );
  });
  pages.post('/sign-out', async (c) => {
    const cookies = await signOut(ctxOf(c), c.req.raw.headers);
    const { next } = c.get('form');
    return goTo(c, next ? safeNext(next) : '/sign-in', cookies);
  });
}

/** Signs in with what the form holds; returns the cookies. */
export async function signInBy(c: PageContext): Promise<string[]> {
  const { email = '', password = '' } = c.get('form');
  const userAgent = c.req.header('user-agent');
  return (await signIn(ctxOf(c), { email, password, userAgent })).cookies;
}

/** Sends somebody to sign in who has to come back here. */
export function askToSignIn(c: PageContext, comeBack: string): Response {
  return goTo(c, `/sign-in?next=${encodeURIComponent(comeBack)}`);
}

/** The two fields that prove who one is. */
export function signInFields(t: Texts, email: string | undefined): Html {
  return html`${field({ label: t.fields.email, name: 'email', type: 'email', value: email, autocomplete: 'username' })}
  ${field({ label: t.fields.password, name: 'password', type: 'password', autocomplete: 'current-password' })}`;
}

function signInForm(t: Texts, { email, next }: { email?: string; next?: string | undefined }): Html {
  const query = next && safeNext(next) !== HOME ? `?next=${encodeURIComponent(safeNext(next))}` : '';
  return html`${form('/sign-in', html`${signInFields(t, email)}${hidden('next', next)}`, t.signIn.button)}
    <p><a href="/forgot-password">${t.signIn.forgotten}</a></p>
    <p><a href="/sign-up${query}">${t.signIn.noAccount}</a></p>`;
}
