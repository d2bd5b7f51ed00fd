import { html } from 'hono/html';
import { hasAccounts, peekLink, signUp, verifyEmail } from '#accounts';
import type { Html } from '../platform/page.ts';
import { field, form, hidden, note } from './form.ts';
import { attempt, ctxOf, goTo, show, type PageContext, type Pages } from './frame.ts';
import { safeNext } from './safe-next.ts';
import { signInBy } from './sign-in.ts';
import type { Texts } from './texts.ts';

/** Asking for an account, and making it with the link from the mail. */
export function mountSignUp(pages: Pages): void {
  pages.get('/sign-up', async (c) => showSignUp(c, c.req.query('next')));
  pages.post('/sign-up', (c) => sendSignUp(c));
  pages.get('/verify-email', async (c) => {
    const t = c.get('t');
    const token = c.req.query('token') ?? '';
    const link = await peekLink(ctxOf(c), 'sign-up', token).catch(() => null);
    if (!link) return show(c, t.verify.deadTitle, deadLink(t), 410);
    const { name } = link.payload;
    return show(c, t.verify.title, verifyForm(t, { token, name, email: link.subject }));
  });
  pages.post('/verify-email', (c) => sendVerify(c));
}

/** The form that asks for an account. */
export async function showSignUp(c: PageContext, next: string | undefined): Promise<Response> {
  const t = c.get('t');
  if (!(await hasAccounts(ctxOf(c).db))) return show(c, t.signUp.title, note('bad', t.signUp.noOperator));
  return show(c, t.signUp.title, signUpForm(c, { next }));
}

function sendSignUp(c: PageContext): Promise<Response> {
  const t = c.get('t');
  const { email = '', name = '', next } = c.get('form');
  return attempt(
    c,
    async () => {
      await signUp(ctxOf(c), { email, name, language: c.get('language'), next: safeNext(next) });
      return show(c, t.signUp.sentTitle, note('good', t.signUp.sent(email)));
    },
    (refusal) => ({ title: t.signUp.title, body: html`${refusal}${signUpForm(c, { email, name, next })}` }),
  );
}

function sendVerify(c: PageContext): Promise<Response> {
  const t = c.get('t');
  const { token = '', name = '', password = '', email = '' } = c.get('form');
  return attempt(
    c,
    async () => {
      const { account, next } = await verifyEmail(ctxOf(c), { token, name, password });
      c.set('form', { email: account.email, password });
      return goTo(c, safeNext(next), await signInBy(c));
    },
    (refusal, problem) =>
      problem.code === 'link-used-or-expired'
        ? { title: t.verify.deadTitle, body: deadLink(t) }
        : { title: t.verify.title, body: html`${refusal}${verifyForm(t, { token, name, email })}` },
  );
}

function signUpForm(
  c: PageContext,
  { email, name, next }: { email?: string; name?: string; next?: string | undefined },
): Html {
  const t = c.get('t');
  const intro = ctxOf(c).config.signUp === 'open' ? t.signUp.open : t.signUp.invited;
  const fields = html`${field({ label: t.fields.name, name: 'name', value: name, autocomplete: 'name' })}
  ${field({ label: t.fields.email, name: 'email', type: 'email', value: email, autocomplete: 'email' })}
  ${hidden('next', next)}`;
  return html`<p>${intro}</p>
    ${form('/sign-up', fields, t.signUp.button)}
    <p><a href="/sign-in">${t.signUp.haveAccount}</a></p>`;
}

function verifyForm(
  t: Texts,
  { token, name, email }: { token: string; name?: string | undefined; email: string },
): Html {
  const fields = html`${hidden('token', token)}${hidden('email', email)}
  ${field({ label: t.fields.name, name: 'name', value: name, autocomplete: 'name' })} ${newPasswordField(t)}`;
  return html`<p>${t.verify.intro(email)}</p>
    ${form('/verify-email', fields, t.verify.button)}`;
}

/** The field for a password that is chosen now. */
export function newPasswordField(t: Texts, label = t.fields.password): Html {
  const hint = t.fields.passwordHint;
  return field({
    label,
    name: 'password',
    type: 'password',
    hint,
    autocomplete: 'new-password',
    minLength: 8,
  });
}

function deadLink(t: Texts): Html {
  return html`${note('bad', t.verify.dead)}
    <p><a href="/sign-up">${t.verify.again}</a></p>
    <p><a href="/sign-in">${t.signIn.title}</a></p>`;
}
