import { resolve } from 'node:path';
import type { Context } from 'hono';
import { accountView, getMe } from '#accounts';
import { actorFromCookie } from '#sessions';
import { asksForPage } from '../platform/asks-for-page.ts';
import { statusAddress } from '../platform/status-address.ts';
import type { App, AppEnv, Part } from '../platform/part.ts';
import { consolePage } from './console-page.ts';
import { notBuilt } from './not-built.ts';
import { openBuild, type Build } from './read-build.ts';
import { serveAsset } from './serve-asset.ts';

const DIST = resolve(import.meta.dirname, '../../../web/dist');
// Told with every answer of the API, so that a tab from before an update loads itself anew.
const VERSION_HEADER = 'x-console-version';

/** The console: one page below its own addresses, and the files it loads. Everything else is left alone. */
export const consolePart: Part = { name: 'console', routes: (app) => mountConsole(app, DIST) };

/** @param folder where `npm run build` puts the console */
export function mountConsole(app: App, folder: string): void {
  const newest = openBuild(folder);
  app.get('/assets/:name', (c) => {
    const asset = newest()?.assets.get(c.req.param('name'));
    return asset ? serveAsset(asset, c.req.header('accept-encoding')) : c.notFound();
  });
  for (const path of ['/o', '/o/*', '/admin', '/admin/*', '/desk', '/desk/*'])
    app.get(path, (c) => showConsole(c, newest()));
  // The CodePush wire has these addresses, and nobody but a browser asks them for a page.
  app.get('*', async (c, next) => {
    if (!asksForPage(c.req.raw)) return next();
    return /^\/account(?:\/|$)/.test(c.req.path) ? showConsole(c, newest()) : next();
  });
  app.use('/api/v1/*', async (c, next) => {
    await next();
    const build = newest();
    if (build) c.header(VERSION_HEADER, build.version);
  });
}

async function showConsole(c: Context<AppEnv>, build: Build | undefined): Promise<Response> {
  const anonymous = c.get('ctx');
  const actor = await actorFromCookie(anonymous, c.req.raw.headers);
  const { pathname, search } = new URL(c.req.url);
  if (!actor) return c.redirect(`/sign-in?next=${encodeURIComponent(pathname + search)}`, 303);
  const ctx = { ...anonymous, actor };
  c.set('ctx', ctx);
  const account = accountView(await getMe(ctx));
  // Whoever signs in is sent there; agents work elsewhere.
  if (account.staff === 'agent' && pathname === '/o' && search === '') return c.redirect('/desk', 303);
  if (!build) return notBuilt(account);
  const { publicUrl } = ctx.config;
  return consolePage(build, { publicUrl, statusUrl: statusAddress(ctx.config), account });
}
