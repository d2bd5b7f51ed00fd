import { html } from 'hono/html';
import { peekLink, requestPasswordReset, resetPassword } from '#accounts';
import type { Html } from '../platform/page.ts';
import { field, form, hidden, note } from './form.ts';
import { attempt, ctxOf, show, type PageContext, type Pages } from './frame.ts';
import { newPasswordField } from './sign-up.ts';
import type { Texts } from './texts.ts';

/** Choosing a new password with a link from the mail. */
export function mountPassword(pages: Pages): void {
  pages.get('/forgot-password', (c) => show(c, c.get('t').forgot.title, forgotForm(c.get('t'))));
  pages.post('/forgot-password', (c) => sendForgot(c));
  pages.get('/reset-password', async (c) => {
    const t = c.get('t');
    const token = c.req.query('token') ?? '';
    const link = await peekLink(ctxOf(c), 'reset', token).catch(() => null);
    if (!link) return show(c, t.reset.deadTitle, deadLink(t), 410);
    return show(c, t.reset.title, resetForm(t, token));
  });
  pages.post('/reset-password', (c) => sendReset(c));
}

function sendForgot(c: PageContext): Promise<Response> {
  const t = c.get('t');
  const { email = '' } = c.get('form');
  return attempt(
    c,
    async () => {
      await requestPasswordReset(ctxOf(c), { email, language: c.get('language') });
      return show(c, t.forgot.sentTitle, note('good', t.forgot.sent(email)));
    },
    (refusal) => ({ title: t.forgot.title, body: html`${refusal}${forgotForm(t, email)}` }),
  );
}

function sendReset(c: PageContext): Promise<Response> {
  const t = c.get('t');
  const { token = '', password = '' } = c.get('form');
  return attempt(
    c,
    async () => {
      await resetPassword(ctxOf(c), { token, password });
      const onwards = html`<p><a href="/sign-in">${t.signIn.title}</a></p>`;
      return show(c, t.reset.doneTitle, html`${note('good', t.reset.done)}${onwards}`);
    },
    (refusal, problem) =>
      problem.code === 'link-used-or-expired'
        ? { title: t.reset.deadTitle, body: deadLink(t) }
        : { title: t.reset.title, body: html`${refusal}${resetForm(t, token)}` },
  );
}

function forgotForm(t: Texts, email?: string): Html {
  const fields = field({
    label: t.fields.email,
    name: 'email',
    type: 'email',
    value: email,
    autocomplete: 'email',
  });
  return html`<p>${t.forgot.intro}</p>
    ${form('/forgot-password', fields, t.forgot.button)}`;
}

function resetForm(t: Texts, token: string): Html {
  const fields = html`${hidden('token', token)} ${newPasswordField(t, t.fields.newPassword)}`;
  return html`<p>${t.reset.intro}</p>
    ${form('/reset-password', fields, t.reset.button)}`;
}

function deadLink(t: Texts): Html {
  return html`${note('bad', t.reset.dead)}
    <p><a href="/forgot-password">${t.reset.again}</a></p>`;
}
