import type { Context } from 'hono';
import { html } from 'hono/html';
import { compress } from 'hono/compress';
import { getCookie, setCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { catalogueAt } from '#plans';
import { actorFromCookie, hasSessionCookie } from '#sessions';
import { getCommitment } from '#sla';
import { policyAt, policyVersion } from '#support-policy';
import { asksForPage } from '../platform/asks-for-page.ts';
import { LANGUAGES, preferredLanguage, readLanguage, type Language } from '../platform/language.ts';
import type { Html } from '../platform/page.ts';
import type { App, AppEnv, Part } from '../platform/part.ts';
import { statusAddress } from '../platform/status-address.ts';
import { readTheme, THEME_COOKIE } from '../platform/theme.ts';
import { mountContact } from './contact.ts';
import { docPage } from './doc-page.ts';
import { docsIndexPage } from './docs-index.ts';
import { frameTexts } from './frame-texts.ts';
import { homePage } from './home.ts';
import { pricingPage } from './pricing.ts';
import { renderSite, type SitePage } from './site-frame.ts';
import { ownHeaders, siteHeaders } from './site-style.ts';
import { communityPage, premiumPage } from './support-parts.ts';
import { slaPage } from './sla.ts';
import { supportPage } from './support.ts';

const LANGUAGE_COOKIE = 'codepushgo.language';
const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** The pages that anybody may read, without JavaScript: home, prices, support, docs. */
export const sitePart: Part = { name: 'site', routes: mountSite };

function mountSite(app: App): void {
  app.get('*', pageInsteadOfProblem);
  app.get('/', welcome);
  mountContact(app, show);
  for (const language of LANGUAGES) {
    app.get(`/${language}/*`, compress(), chooseTheme);
    app.get(`/${language}`, (c) => show(c, homePage(language, c.get('ctx').config.publicUrl)));
    app.get(`/${language}/docs`, (c) => show(c, docsIndexPage(language)));
    app.get(`/${language}/docs/*`, (c) => {
      const page = docPage(c.req.path.slice(`/${language}/docs/`.length), language);
      return page ? show(c, page) : c.notFound();
    });
    app.get(`/${language}/pricing`, async (c) => {
      const { config, db, clock } = c.get('ctx');
      const { catalogue } = await catalogueAt(db, clock.now());
      return show(c, pricingPage(language, catalogue, config.contactEmail));
    });
    app.get(`/${language}/support`, async (c) => {
      const { config, db, clock } = c.get('ctx');
      const policy = await policyAt(db, clock.now());
      return show(c, supportPage(language, policy, { publicUrl: config.publicUrl, isPresent: true }));
    });
    app.get(`/${language}/sla`, async (c) => {
      const ctx = c.get('ctx');
      const now = ctx.clock.now();
      const [commitment, policy] = [await getCommitment(ctx), await policyAt(ctx.db, now)];
      return show(c, slaPage(language, { commitment, policy, publicUrl: ctx.config.publicUrl, now }));
    });
    app.get(`/${language}/support/premium`, async (c) => {
      const { db, clock } = c.get('ctx');
      const { catalogue } = await catalogueAt(db, clock.now());
      return show(c, premiumPage(language, catalogue));
    });
    app.get(`/${language}/support/community`, async (c) => {
      const { db, clock } = c.get('ctx');
      return show(c, communityPage(language, await policyAt(db, clock.now())));
    });
    app.get(`/${language}/support/versions/:version{[1-9][0-9]{0,8}}`, async (c) => {
      const { config, db, clock } = c.get('ctx');
      const policy = await policyVersion(db, Number(c.req.param('version')));
      // What is only to come is not promised yet.
      if (!policy || policy.effectiveFrom > clock.now()) return c.notFound();
      return show(c, supportPage(language, policy, { publicUrl: config.publicUrl, isPresent: false }));
    });
  }
}

// Tools and the SDKs ask the same address for the sentence of the CodePush wire.
const welcome = createMiddleware<AppEnv>(async (c, next) => {
  if (!asksForPage(c.req.raw)) {
    await next();
    c.header('vary', 'Accept', { append: true });
    return;
  }
  const chosen = readLanguage(getCookie(c, LANGUAGE_COOKIE));
  const language = chosen ?? preferredLanguage(c.req.header('accept-language'));
  return c.body(null, 302, {
    location: `/${language}`,
    vary: 'Accept, Accept-Language, Cookie',
    'cache-control': 'no-cache',
  });
});

const chooseTheme = createMiddleware<AppEnv>(async (c, next) => {
  const wished = c.req.query('theme');
  if (wished === undefined) return next();
  const theme = readTheme(wished);
  const secure = c.get('ctx').config.publicUrl.startsWith('https:');
  // The console writes the same cookie, so scripts must reach it.
  setCookie(c, THEME_COOKIE, theme ?? '', {
    sameSite: 'Lax',
    secure,
    path: '/',
    maxAge: theme ? YEAR_SECONDS : 0,
  });
  return c.redirect(c.req.path, 303);
});

// What nothing answers is told to people as a page; tools and the API keep their problem.
const pageInsteadOfProblem = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  if (c.res.status !== 404 || c.req.path.startsWith('/api/') || !asksForPage(c.req.raw)) return;
  if (c.res.headers.get('content-type') !== 'application/problem+json') return;
  const first = readLanguage(c.req.path.split('/')[1]);
  const chosen = first ?? readLanguage(getCookie(c, LANGUAGE_COOKIE));
  const language = chosen ?? preferredLanguage(c.req.header('accept-language'));
  const page = await show(c, notFoundPage(language), 404);
  // Otherwise fields of the problem stay.
  c.res = undefined;
  c.res = page;
});

function notFoundPage(language: Language): SitePage {
  const t = frameTexts[language].notFound;
  const body: Html = html`<div class="wide">
    <div class="empty">
      <h1>${t.title}</h1>
      <p>${t.text}</p>
      <p class="acts">
        <a class="button first" href="/${language}">${t.home}</a>
        <a class="button" href="/${language}/docs">${t.docs}</a>
      </p>
    </div>
  </div>`;
  return { language, title: t.title, description: t.text, path: undefined, languages: LANGUAGES, body };
}

async function show(c: Context<AppEnv>, page: SitePage, status = 200): Promise<Response> {
  const ctx = c.get('ctx');
  const { publicUrl } = ctx.config;
  // Whoever looks for help is told first what is known already.
  const isSupport = c.req.path.startsWith(`/${page.language}/support`);
  const incidents = isSupport ? await ctx.news.openIncidents(ctx, ctx.db) : [];
  const theme = readTheme(getCookie(c, THEME_COOKIE));
  const isSignedIn = await findSession(c);
  const statusUrl = statusAddress(ctx.config);
  const text = String(await renderSite(page, { publicUrl, statusUrl, theme, incidents, isSignedIn }));
  const headers = hasSessionCookie(c.req.raw.headers) ? ownHeaders : siteHeaders;
  return new Response(text, { status, headers });
}

// The pages are read even where nobody can tell who asks: then as by a stranger.
async function findSession(c: Context<AppEnv>): Promise<boolean> {
  const ctx = c.get('ctx');
  try {
    return (await actorFromCookie(ctx, c.req.raw.headers)) !== undefined;
  } catch (error) {
    ctx.log.warn({ err: error }, 'a public page does not know who is signed in');
    return false;
  }
}
