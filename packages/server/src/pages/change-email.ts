import { html } from 'hono/html';
import { confirmEmailChange, peekLink } from '#accounts';
import { form, hidden, note } from './form.ts';
import { attempt, ctxOf, show, type PageContext, type Pages } from './frame.ts';
import { ACCOUNT_PAGE } from './safe-next.ts';

/** Confirming another address with a link from the mail. Looking changes nothing, for programs open links too. */
export function mountChangeEmail(pages: Pages): void {
  pages.get('/change-email', async (c) => {
    const t = c.get('t').changeEmail;
    const token = c.req.query('token') ?? '';
    const link = await peekLink(ctxOf(c), 'change-email', token).catch(() => null);
    if (!link) return show(c, t.deadTitle, note('bad', t.dead), 410);
    const body = html`<p>${t.ask(link.payload['email'] ?? '')}</p>
      ${form('/change-email', hidden('token', token), t.button)}`;
    return show(c, t.title, body);
  });
  pages.post('/change-email', (c) => confirm(c));
}

function confirm(c: PageContext): Promise<Response> {
  const t = c.get('t').changeEmail;
  const { token = '' } = c.get('form');
  return attempt(
    c,
    async () => {
      const { email } = await confirmEmailChange(ctxOf(c), { token });
      const onwards = html`<p><a href="${ACCOUNT_PAGE}">${c.get('t').account.title}</a></p>`;
      return show(c, t.doneTitle, html`${note('good', t.done(email))}${onwards}`);
    },
    (refusal, problem) =>
      problem.code === 'link-used-or-expired'
        ? { title: t.deadTitle, body: note('bad', t.dead) }
        : { title: t.title, body: problem.code === 'conflict' ? note('bad', t.taken) : refusal },
  );
}
