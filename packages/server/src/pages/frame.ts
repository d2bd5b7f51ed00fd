import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie, setCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { getMe } from '#accounts';
import { actorFromCookie } from '#sessions';
import type { Ctx } from '../context.ts';
import { preferredLanguage, readLanguage, type Language } from '../platform/language.ts';
import { pageHeaders, renderPage, type Html } from '../platform/page.ts';
import type { AppEnv } from '../platform/part.ts';
import { Problem } from '../platform/problem.ts';
import { findProblem, problemHeaders, toProblem } from '../platform/problem-response.ts';
import { refuseForeignOrigin } from '../platform/refuse-foreign-origin.ts';
import { readTheme, THEME_COOKIE } from '../platform/theme.ts';
import { note } from './form.ts';
import { texts, type Texts } from './texts.ts';

/** What handlers of pages find. */
export interface PageEnv {
  Variables: AppEnv['Variables'] & { language: Language; t: Texts; form: Record<string, string> };
}

/** A request for a page. */
export type PageContext = Context<PageEnv>;

/** The application of the pages. */
export type Pages = Hono<PageEnv>;

const LANGUAGE_COOKIE = 'codepushgo.language';
const FORM_LIMIT_BYTES = 64 * 1024;
const YEAR_SECONDS = 365 * 24 * 60 * 60;

const withSession = createMiddleware<PageEnv>(async (c, next) => {
  const actor = await actorFromCookie(c.get('ctx'), c.req.raw.headers);
  if (actor) c.set('ctx', { ...c.get('ctx'), actor });
  await next();
});

const withLanguage = createMiddleware<PageEnv>(async (c, next) => {
  const asked = readLanguage(c.req.query('lang'));
  const { config, actor } = c.get('ctx');
  const own = actor.kind === 'account' ? (await getMe(c.get('ctx'))).language : undefined;
  const chosen = asked ?? readLanguage(getCookie(c, LANGUAGE_COOKIE)) ?? own;
  const language = chosen ?? preferredLanguage(c.req.header('accept-language'));
  if (asked) {
    const secure = config.publicUrl.startsWith('https:');
    setCookie(c, LANGUAGE_COOKIE, asked, {
      httpOnly: true,
      sameSite: 'Lax',
      secure,
      path: '/',
      maxAge: YEAR_SECONDS,
    });
  }
  c.set('language', language);
  c.set('t', texts[language]);
  await next();
});

const withForm = createMiddleware<PageEnv>(async (c, next) => {
  const body = c.req.method === 'POST' ? await c.req.parseBody() : {};
  const fields = Object.entries(body).filter(
    (field): field is [string, string] => typeof field[1] === 'string',
  );
  c.set('form', Object.fromEntries(fields));
  await next();
});

/** An application whose paths know the language, the session and the form; errors become pages. */
export function createPages(paths: readonly string[]): Pages {
  const pages: Pages = new Hono<PageEnv>();
  const limit = bodyLimit({ maxSize: FORM_LIMIT_BYTES, onError: refuseLongForm });
  for (const path of paths) pages.use(path, withSession, withLanguage, refuseForeignOrigin, limit, withForm);
  pages.onError((error, c) => {
    const { log, requestId } = c.get('ctx');
    return showProblem(c, toProblem(error, log, requestId), requestId);
  });
  return pages;
}

function refuseLongForm(): never {
  throw new Problem(
    'payload-too-large',
    `A form may hold ${FORM_LIMIT_BYTES} bytes. Shorten what you typed.`,
  );
}

/** Answers with a page. */
export function show(c: PageContext, title: string, body: Html, status = 200): Promise<Response> {
  const language = c.get('language') ?? 'en';
  const inLanguage = (other: Language): string => languageLink(c, other);
  const theme = readTheme(getCookie(c, THEME_COOKIE));
  return answerWith(c, renderPage({ language, title, body, inLanguage, theme }), status);
}

async function answerWith(c: PageContext, page: Html, status: number): Promise<Response> {
  return c.html(await page, status as 200, pageHeaders);
}

// A form that was sent has no address of its own to come back to, so its page is asked for again.
function languageLink(c: PageContext, language: Language): string {
  const url = new URL(c.req.url);
  for (const [name, value] of Object.entries(c.get('form') ?? {})) {
    if (['token', 'code', 'next', 'hostname'].includes(name)) url.searchParams.set(name, value);
  }
  url.searchParams.set('lang', language);
  return url.pathname + url.search;
}

/**
 * Runs what a form asks for. A refusal shows the form again, with what was typed and what to do.
 *
 * @param again the form, with the refusal above it
 */
export async function attempt(
  c: PageContext,
  work: () => Promise<Response>,
  again: (refusal: Html, problem: Problem) => { title: string; body: Html },
): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    const problem = findProblem(error);
    if (!problem || problem.status >= 500) throw error;
    setWait(c, problem);
    const { title, body } = again(refusalNote(c.get('t'), problem), problem);
    return show(c, title, body, problem.status);
  }
}

/** A refusal in the reader's language. */
function refusalNote(t: Texts, problem: Problem): Html {
  return note('bad', sayProblem(t, problem));
}

function showProblem(c: PageContext, problem: Problem, requestId: string): Promise<Response> {
  const t = c.get('t') ?? texts.en;
  setWait(c, problem);
  const text = problem.status >= 500 ? t.problems.ours(requestId) : sayProblem(t, problem);
  return show(c, t.problems.title, note('bad', text), problem.status);
}

function setWait(c: PageContext, problem: Problem): void {
  const wait = problemHeaders(problem)['retry-after'];
  if (wait) c.header('retry-after', wait);
}

function sayProblem(t: Texts, problem: Problem): string {
  const { reason, errors, retryAfterSeconds } = problem.extra;
  if (problem.code === 'too-many-requests')
    return t.problems.tooMany(Math.ceil((retryAfterSeconds ?? 60) / 60));
  const key = String(
    reason ?? (problem.code === 'invalid-input' ? errors?.[0]?.pointer.slice(1) : problem.code),
  );
  return Object.hasOwn(t.problems.known, key)
    ? t.problems.known[key as keyof typeof t.problems.known]
    : problem.message;
}

/** Goes on to another page, with cookies. */
export function goTo(c: PageContext, path: string, cookies: string[] = []): Response {
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true });
  return c.redirect(path, 303);
}

/** The request's context of verbs. */
export function ctxOf(c: PageContext): Ctx {
  return c.get('ctx');
}
