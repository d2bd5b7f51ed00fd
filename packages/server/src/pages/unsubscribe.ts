import { html } from 'hono/html';
import { organisationOfLink, unsubscribe } from '#alerts';
import type { Html } from '../platform/page.ts';
import { findProblem } from '../platform/problem-response.ts';
import { form, hidden, note } from './form.ts';
import { ctxOf, show, type PageContext, type Pages } from './frame.ts';

const GONE = 410;

/**
 * Ending alerts with the link of a mail: no session, no JavaScript. Looking at the page ends nothing, for programs
 * open links too; mail programs send the form themselves, with the token in the address (RFC 8058).
 */
export function mountUnsubscribe(pages: Pages): void {
  pages.get('/unsubscribe', (c) =>
    withToken(c, async (token) => {
      const t = c.get('t').unsubscribe;
      const organisation = await organisationOfLink(ctxOf(c), token);
      const body = html`<p>${t.ask(organisation)}</p>
        ${form('/unsubscribe', hidden('token', token), t.button)}`;
      return show(c, t.title, body);
    }),
  );
  pages.post('/unsubscribe', (c) =>
    withToken(c, async (token) => {
      await unsubscribe(ctxOf(c), token);
      const t = c.get('t').unsubscribe;
      return show(c, t.doneTitle, note('good', t.done));
    }),
  );
}

async function withToken(c: PageContext, answer: (token: string) => Promise<Response>): Promise<Response> {
  const token = c.get('form')['token'] ?? c.req.query('token') ?? '';
  try {
    return await answer(token);
  } catch (error) {
    if (findProblem(error)?.code !== 'link-used-or-expired') throw error;
    const t = c.get('t').unsubscribe;
    return show(c, t.title, note('bad', t.dead) satisfies Html, GONE);
  }
}
