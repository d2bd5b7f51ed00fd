import { html } from 'hono/html';
import { peekTicketLink, useTicketLink } from '#tickets';
import type { Html } from '../platform/page.ts';
import { findProblem } from '../platform/problem-response.ts';
import { form, hidden, note } from './form.ts';
import { attempt, ctxOf, show, type PageContext, type Pages } from './frame.ts';

const PATH = '/ticket-link';
const GONE = 410;
/** How often links are tried from one source. */
const TRYING = { name: 'ticket-link.source', points: 60, durationSeconds: 900 };

/**
 * What a request waits for, answered by the link of a mail: which project it is about, or a developer's word. No
 * session, no JavaScript. Looking at the page decides nothing, for programs open links too.
 */
export function mountTicketLink(pages: Pages): void {
  pages.get(PATH, (c) =>
    withToken(c, async (token) => {
      const { title, body } = await question(c, token);
      return show(c, title, body);
    }),
  );
  pages.post(PATH, (c) =>
    withToken(c, async (token) => {
      const t = c.get('t').ticketLink;
      // Asked before, for the link is used up afterwards; a project that was left out is asked for again.
      const again = await question(c, token);
      return attempt(
        c,
        async () => {
          const { reference } = await useTicketLink(ctxOf(c), token, c.get('form')['project']);
          const follow = html`<p><a href="/o">${t.follow}</a></p>`;
          return show(c, t.doneTitle, html`${note('good', t.done(reference))}${follow}`);
        },
        (refusal) => ({ title: again.title, body: html`${refusal}${again.body}` }),
      );
    }),
  );
}

async function question(c: PageContext, token: string): Promise<{ title: string; body: Html }> {
  const t = c.get('t').ticketLink;
  const { purpose, reference, subject, choices } = await peekTicketLink(ctxOf(c), token);
  const about = html`<h2>${subject}</h2>
    <p>${reference}</p>`;
  if (purpose === 'sponsor')
    return {
      title: t.sponsorTitle,
      body: html`<p>${t.sponsorText}</p>
        ${about}${form(PATH, hidden('token', token), t.sponsor)}`,
    };
  const fields = html`${hidden('token', token)}<label for="project">${t.projects}</label>
    <select id="project" name="project" required>
      <option value=""></option>
      ${choices.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}
    </select>`;
  return {
    title: t.projectTitle,
    body: html`<p>${t.projectText}</p>
      ${about}${form(PATH, fields, t.project)}`,
  };
}

async function withToken(c: PageContext, answer: (token: string) => Promise<Response>): Promise<Response> {
  const token = c.get('form')['token'] ?? c.req.query('token') ?? '';
  const ctx = ctxOf(c);
  await ctx.limits.consume(TRYING, ctx.source);
  try {
    return await answer(token);
  } catch (error) {
    if (findProblem(error)?.code !== 'link-used-or-expired') throw error;
    const t = c.get('t').ticketLink;
    return show(c, t.deadTitle, note('bad', t.dead), GONE);
  }
}
