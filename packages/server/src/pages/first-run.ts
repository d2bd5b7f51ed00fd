import { html } from 'hono/html';
import { createFirstOperator, peekLink } from '#accounts';
import type { Html } from '../platform/page.ts';
import { field, form, hidden, note } from './form.ts';
import { attempt, ctxOf, goTo, show, type PageContext, type Pages } from './frame.ts';
import { HOME } from './safe-next.ts';
import { signInBy } from './sign-in.ts';
import { newPasswordField } from './sign-up.ts';
import type { Texts } from './texts.ts';

/** The first person becomes the operator, with the link from the server's log. */
export function mountFirstRun(pages: Pages): void {
  pages.get('/first-run', async (c) => {
    const t = c.get('t');
    const token = c.req.query('token') ?? '';
    const link = await peekLink(ctxOf(c), 'first-run', token).catch(() => null);
    if (!link) return show(c, t.firstRun.deadTitle, deadLink(t), 410);
    return show(c, t.firstRun.title, firstRunForm(t, { token }));
  });
  pages.post('/first-run', (c) => sendFirstRun(c));
}

function sendFirstRun(c: PageContext): Promise<Response> {
  const t = c.get('t');
  const { token = '', name = '', email = '', password = '' } = c.get('form');
  return attempt(
    c,
    async () => {
      await createFirstOperator(ctxOf(c), { token, name, email, password, language: c.get('language') });
      return goTo(c, HOME, await signInBy(c));
    },
    (refusal, problem) =>
      problem.code === 'link-used-or-expired'
        ? { title: t.firstRun.deadTitle, body: deadLink(t) }
        : { title: t.firstRun.title, body: html`${refusal}${firstRunForm(t, { token, name, email })}` },
  );
}

function firstRunForm(
  t: Texts,
  { token, name, email }: { token: string; name?: string; email?: string },
): Html {
  const fields = html`${hidden('token', token)}
  ${field({ label: t.fields.name, name: 'name', value: name, autocomplete: 'name' })}
  ${field({ label: t.fields.email, name: 'email', type: 'email', value: email, autocomplete: 'username' })}
  ${newPasswordField(t)}`;
  return html`<p>${t.firstRun.intro}</p>
    ${form('/first-run', fields, t.firstRun.button)}`;
}

function deadLink(t: Texts): Html {
  return html`${note('bad', t.firstRun.dead)}
    <p><a href="/sign-in">${t.signIn.title}</a></p>`;
}
