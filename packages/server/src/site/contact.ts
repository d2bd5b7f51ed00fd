import type { SupportCategory } from '@codepushgo/contract';
import { confirmForm, peekForm, submitForm, type FormWish } from '#support-form';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { html } from 'hono/html';
import { z } from 'zod';
import { LANGUAGES, type Language } from '../platform/language.ts';
import type { Html } from '../platform/page.ts';
import type { App, AppEnv } from '../platform/part.ts';
import { findProblem } from '../platform/problem-response.ts';
import { refuseForeignOrigin } from '../platform/refuse-foreign-origin.ts';
import { contactTexts } from './contact-texts.ts';
import type { SitePage } from './site-frame.ts';
import { formHeaders } from './site-style.ts';

type Texts = (typeof contactTexts)['en'];
type Show = (c: Context<AppEnv>, page: SitePage, status?: number) => Promise<Response>;
type Fault = 'address' | 'subject' | 'text' | 'busy' | 'long';

const CATEGORIES = ['technical', 'billing', 'account', 'security', 'abuse', 'data_protection'] as const;
const MOST_BYTES = 256 * 1024;
const wish = z.object({
  address: z.string().trim().max(254).pipe(z.email()),
  category: z.enum(CATEGORIES).catch('technical'),
  subject: z.string().trim().min(1).max(300),
  text: z.string().trim().min(1).max(20_000),
});

/** The form for those who cannot sign in, and the link that proves their address. */
export function mountContact(app: App, showPage: Show): void {
  // These pages alone hold a form.
  const show: Show = async (c, page, status) => {
    const answer = await showPage(c, page, status);
    for (const [name, value] of Object.entries(formHeaders)) answer.headers.set(name, value);
    return answer;
  };
  for (const language of LANGUAGES) {
    const path = `/${language}/support/contact`;
    const t = contactTexts[language];
    const long = (c: Context): Promise<Response> => show(c, formPage(language, {}, ['long']), 413);
    const limit = bodyLimit({ maxSize: MOST_BYTES, onError: long });
    app.get(path, (c) => show(c, formPage(language, {}, [])));
    app.post(path, refuseForeignOrigin, limit, (c) => submit(c, language, show));
    app.get(`${path}/confirm`, (c) =>
      withToken(c, language, show, async (ctx, token) => {
        const { subject } = await peekForm(ctx, token);
        const ask = html`<p>${t.confirm(subject)}</p>
          <form method="post" action="${path}/confirm" class="contact">
            <input type="hidden" name="token" value="${token}" />
            <button class="button first">${t.confirmButton}</button>
          </form>`;
        return show(c, page(language, t.confirmTitle, ask));
      }),
    );
    app.post(`${path}/confirm`, refuseForeignOrigin, limit, (c) =>
      withToken(c, language, show, async (ctx, token) => {
        const { reference, text } = await confirmForm(ctx, token);
        const { summary, next } = text[language];
        const said = html`<p>${summary}</p>
          ${next ? html`<p>${next}</p>` : ''}
          <p>${reference === null ? t.kept : t.confirmed}</p>
          <p class="acts"><a class="button" href="/o">${t.console}</a></p>`;
        return show(
          c,
          page(language, reference === null ? t.declinedTitle : t.confirmedTitle(reference), said),
        );
      }),
    );
  }
}

async function submit(c: Context<AppEnv>, language: Language, show: Show): Promise<Response> {
  const t = contactTexts[language];
  const body = await c.req.parseBody();
  const typed = Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
  const read = wish.safeParse(typed);
  if (!read.success) {
    const faults = read.error.issues.map(({ path }) => path[0] as Fault);
    return show(c, formPage(language, typed, faults), 400);
  }
  try {
    await submitForm(c.get('ctx'), { ...read.data, language } satisfies FormWish);
  } catch (error) {
    if (findProblem(error)?.code !== 'too-many-requests') throw error;
    return show(c, formPage(language, typed, ['busy']), 429);
  }
  return show(c, page(language, t.doneTitle, html`<p>${t.done}</p>`));
}

async function withToken(
  c: Context<AppEnv>,
  language: Language,
  show: Show,
  answer: (ctx: AppEnv['Variables']['ctx'], token: string) => Promise<Response>,
): Promise<Response> {
  const t = contactTexts[language];
  const sent = c.req.method === 'POST' ? (await c.req.parseBody())['token'] : c.req.query('token');
  try {
    return await answer(c.get('ctx'), typeof sent === 'string' ? sent : '');
  } catch (error) {
    if (findProblem(error)?.code !== 'link-used-or-expired') throw error;
    const again = html`<p>${t.dead}</p>
      <p class="acts"><a class="button first" href="/${language}/support/contact">${t.again}</a></p>`;
    return show(c, page(language, t.deadTitle, again), 410);
  }
}

function page(language: Language, title: string, body: Html, path?: string): SitePage {
  const { description } = contactTexts[language];
  const whole = html`<div class="wide hero low">
    <h1>${title}</h1>
    ${body}
  </div>`;
  return { language, title, description, path, languages: LANGUAGES, body: whole };
}

function formPage(language: Language, typed: Record<string, string>, faults: Fault[]): SitePage {
  const t = contactTexts[language];
  const body = html`<p class="lead">${t.lead}</p>
    <p class="acts"><a class="button" href="/o">${t.console}</a></p>
    <form method="post" action="/${language}/support/contact" class="contact">
      ${faults.length > 0 ? faultList(t, faults) : ''} ${fields(t, typed)}
      <button class="button first">${t.send}</button>
    </form>`;
  return page(language, t.title, body, '/support/contact');
}

function faultList({ faults: t }: Texts, faults: Fault[]): Html {
  return html`<div class="faults" role="alert">
    <p>${t.title}</p>
    <ul>
      ${[...new Set(faults)].map((one) => html`<li>${t[one]}</li>`)}
    </ul>
  </div>`;
}

function fields(t: Texts, typed: Record<string, string>): Html {
  const chosen = (one: SupportCategory): string => (typed['category'] === one ? 'selected' : '');
  return html`<label>
      ${t.address}
      <input
        name="address"
        type="email"
        maxlength="254"
        autocomplete="email"
        value="${typed['address'] ?? ''}"
        required
      />
    </label>
    <label>
      ${t.category}
      <select name="category">
        ${CATEGORIES.map((one) => html`<option value="${one}" ${chosen(one)}>${t.categories[one]}</option>`)}
      </select>
    </label>
    <label>
      ${t.subject}
      <input name="subject" maxlength="300" autocomplete="off" value="${typed['subject'] ?? ''}" required />
    </label>
    <label>
      ${t.text}
      <span class="hint">${t.hint}</span>
      <textarea name="text" maxlength="20000" required>${typed['text'] ?? ''}</textarea>
    </label>`;
}
