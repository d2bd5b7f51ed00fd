import type { HttpBindings } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import type { StatusContext } from '#status';
import { statusPageHeaders } from '#status-site';
import {
  ASKED_BY_SOURCE,
  CONFIRMED_BY_LINK,
  LINKS_BY_SOURCE,
  checkLink,
  confirm,
  requestToConfirm,
  saveChoices,
  sourceBucket,
  subscribe,
  subscriberOfLink,
  unsubscribe,
} from '#status-subscribers';
import { clientAddress } from '../../platform/client-address.ts';
import { preferredLanguage, readLanguage, type Language } from '../../platform/language.ts';
import { memoryLimits, type RateRule } from '../../platform/memory-limits.ts';
import { Problem } from '../../platform/problem.ts';
import { problemResponse, toProblem } from '../../platform/problem-response.ts';
import { readBody } from '../../platform/read-body.ts';
import { askedPage, faultPage, type Where } from './answer-pages.ts';
import { confirmedPage, confirmPage } from './confirm-pages.ts';
import { managePage } from './manage-page.ts';
import { readWish } from './read-wish.ts';
import { unsubscribedPage, unsubscribePage } from './unsubscribe-pages.ts';

const BODY_BYTES = 64 * 1024;

/**
 * The addresses of subscribers, below the root of the site: `/subscribe`, `/confirm`, `/manage`, `/unsubscribe`. A GET
 * changes nothing. No cookies, and no check of where a form came from: mail programs post to `/unsubscribe` by
 * themselves (RFC 8058), and every other form needs the code of a link.
 *
 * @example const answer = await subscriberRoutes(ctx).request('/subscribe', { method: 'POST', body: new URLSearchParams({ address: 'zoe@example.com' }) });
 */
export function subscriberRoutes(ctx: StatusContext): Hono {
  const app = new Hono();
  const limits = memoryLimits();
  const take = (c: Context, rule: RateRule): Promise<void> =>
    limits.consume(rule, sourceBucket(sourceOf(ctx, c)));
  const link = async (c: Context): Promise<[id: string, code: string]> => {
    await take(c, LINKS_BY_SOURCE);
    return [c.req.query('id') ?? '', c.req.query('code') ?? ''];
  };

  app.get('/subscribe', (c) => c.redirect(`/${languageOf(c)}/subscribe`, 302));
  app.post('/subscribe', async (c) => {
    await take(c, ASKED_BY_SOURCE);
    const wish = readWish(await bodyOf(c), isJson(c), languageOf(c));
    subscribe(ctx, wish);
    if (isJson(c)) return c.json({ status: 'confirmation-sent' }, 202);
    const where = whereOf(ctx, c, wish.language);
    return page(c, askedPage({ ...where, inLanguage: (language) => `/${language}/subscribe` }), 202);
  });

  app.get('/confirm', async (c) => {
    const request = requestToConfirm(ctx, ...(await link(c)));
    return page(c, confirmPage(whereOf(ctx, c, request.language), request));
  });
  app.post('/confirm', async (c) => {
    const [id, code] = await link(c);
    const { language, kind } = requestToConfirm(ctx, id, code);
    await limits.consume(CONFIRMED_BY_LINK, id);
    const subscriber = await confirm(ctx, id, code, c.req.raw.signal);
    return page(c, confirmedPage(whereOf(ctx, c, language), subscriber, kind === 'email'));
  });

  app.get('/manage', async (c) => {
    const subscriber = subscriberOfLink(ctx, ...(await link(c)));
    return page(c, managePage(whereOf(ctx, c, subscriber.language), subscriber, false));
  });
  app.post('/manage', async (c) => {
    const [id, code] = await link(c);
    const subscriber = subscriberOfLink(ctx, id, code);
    const form = new URLSearchParams(await bodyOf(c));
    saveChoices(ctx, subscriber, readLanguage(form.get('language')) ?? subscriber.language, {
      isPage: form.get('scope') === 'page',
      topics: form.getAll('topic'),
    });
    const saved = subscriberOfLink(ctx, id, code);
    return page(c, managePage(whereOf(ctx, c, saved.language), saved, true));
  });

  app.get('/unsubscribe', async (c) => {
    checkLink(ctx, 'unsubscribe', ...(await link(c)));
    return page(c, unsubscribePage(whereOf(ctx, c)));
  });
  app.post('/unsubscribe', async (c) => {
    // The link alone says what ends; what a mail program writes into the body makes no difference.
    const [id, code] = [c.req.query('id') ?? '', c.req.query('code') ?? ''];
    await bodyOf(c);
    unsubscribe(ctx, id, code);
    return page(c, unsubscribedPage(whereOf(ctx, c)));
  });
  app.onError((error, c) => answerFault(ctx, c, error));
  return app;
}

function sourceOf({ config }: StatusContext, c: Context): string {
  const incoming = (c.env as Partial<HttpBindings> | undefined)?.incoming;
  return incoming ? clientAddress(incoming, config.trustProxy) : '127.0.0.1';
}

function isJson(c: Context): boolean {
  return (c.req.header('content-type') ?? '').toLowerCase().startsWith('application/json');
}

async function bodyOf(c: Context): Promise<string> {
  const body = await readBody(c.req.raw, BODY_BYTES);
  if (body) return body.toString('utf8');
  throw new Problem('invalid-input', `The body must have at most ${BODY_BYTES} bytes.`);
}

function languageOf(c: Context, known?: Language): Language {
  return readLanguage(c.req.query('lang')) ?? known ?? preferredLanguage(c.req.header('accept-language'));
}

function whereOf(ctx: StatusContext, c: Context, known?: Language): Where {
  const url = new URL(c.req.url);
  const inLanguage = (language: Language): string => {
    url.searchParams.set('lang', language);
    return `${url.pathname}${url.search}`;
  };
  return { ctx, language: languageOf(c, known), inLanguage };
}

function page(c: Context, text: string, status: 200 | 202 = 200): Response {
  return c.body(text, status, { ...statusPageHeaders, ...PAGE_HEADERS });
}

const PAGE_HEADERS = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };

function answerFault(ctx: StatusContext, c: Context, error: Error): Response {
  const problem = toProblem(error, ctx.log, 'status');
  if (isJson(c)) return problemResponse(problem, 'status');
  const where = whereOf(ctx, c);
  const isForm = c.req.path === '/subscribe';
  const inLanguage = isForm ? (language: Language) => `/${language}/subscribe` : where.inLanguage;
  const headers = { ...statusPageHeaders, ...PAGE_HEADERS, ...retryHeader(problem) };
  return new Response(faultPage({ ...where, inLanguage }, problem), { status: problem.status, headers });
}

function retryHeader({ extra }: Problem): Record<string, string> {
  return extra.retryAfterSeconds === undefined ? {} : { 'retry-after': String(extra.retryAfterSeconds) };
}
