import { html } from 'hono/html';
import { acceptConversion, peekConversion } from '#desk';
import { findProblem } from '../platform/problem-response.ts';
import { form, hidden, note } from './form.ts';
import { ctxOf, show, type PageContext, type Pages } from './frame.ts';

const GONE = 410;
/** How often links are tried from one source. */
const TRYING = { name: 'community-consent.source', points: 60, durationSeconds: 900 };

/**
 * The author of a community post says that it may become a ticket. Looking at the page decides nothing, for programs
 * open links too.
 */
export function mountCommunityConsent(pages: Pages): void {
  pages.get('/community-consent', (c) =>
    withToken(c, async (token) => {
      const t = c.get('t').communityConsent;
      const { title, url, text } = await peekConversion(ctxOf(c), token);
      const body = html`<p>${t.ask}</p>
        <h2>${title}</h2>
        <p><a href="${url}" rel="noreferrer">${url}</a></p>
        <pre tabindex="0">${text}</pre>
        ${form('/community-consent', hidden('token', token), t.button)}
        <p class="hint">${t.otherwise}</p>`;
      return show(c, t.title, body);
    }),
  );
  pages.post('/community-consent', (c) =>
    withToken(c, async (token) => {
      const t = c.get('t').communityConsent;
      const { reference, text } = await acceptConversion(ctxOf(c), token);
      const { summary, next } = text[c.get('language')];
      const title = reference === null ? t.declinedTitle : t.doneTitle(reference);
      const said = note(reference === null ? 'bad' : 'good', summary);
      return show(c, title, html`${said}${next === null ? '' : html`<p>${next}</p>`}`);
    }),
  );
}

async function withToken(c: PageContext, answer: (token: string) => Promise<Response>): Promise<Response> {
  const token = c.get('form')['token'] ?? c.req.query('token') ?? '';
  const ctx = ctxOf(c);
  await ctx.limits.consume(TRYING, ctx.source);
  try {
    return await answer(token);
  } catch (error) {
    if (findProblem(error)?.code !== 'link-used-or-expired') throw error;
    const t = c.get('t').communityConsent;
    return show(c, t.title, note('bad', t.dead), GONE);
  }
}
