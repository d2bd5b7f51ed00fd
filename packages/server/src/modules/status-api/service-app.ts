import { Hono } from 'hono';
import type { StatusContext } from '#status';
import { newId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { problemResponse, toProblem } from '../../platform/problem-response.ts';
import { componentRoutes } from './component-routes.ts';
import { incidentRoutes } from './incident-routes.ts';
import { maintenanceRoutes } from './maintenance-routes.ts';
import { jsonOf, operatorApp } from './operator-app.ts';
import { readingRoutes, type Readings } from './reading-routes.ts';
import { serveSite } from './serve-site.ts';
import { siteFiles } from './site-files.ts';

// Below them there are only pages.
const SUBSCRIBER_PATHS = ['/subscribe', '/confirm', '/manage', '/unsubscribe'];

/** What the application is mounted over. */
export interface AppParts extends Readings {
  /** The published folder. */
  folder: string;
  /** Headers of every page. */
  pageHeaders: Record<string, string>;
  /** Takes in what a place of probes sent. */
  takeReports(body: unknown): object;
  /** Routes of subscribers, at the root of the site. */
  subscriberApp: Pick<Hono, 'fetch'>;
}

/** Everything that the status service answers: operators and probes, signed; subscribers; the site, to anybody. */
export function serviceApp(ctx: StatusContext, parts: AppParts): Hono {
  const app = new Hono();
  app.route('/operator/v1', operatorRoutes(ctx, parts));
  app.all('/operator/*', () => {
    throw new Problem('not-found', 'Nothing answers here.');
  });
  app.get('/livez', (c) => c.json({ status: 'ok' }));
  for (const path of SUBSCRIBER_PATHS) app.all(path, (c) => parts.subscriberApp.fetch(c.req.raw, c.env));
  const find = siteFiles(parts.folder);
  app.all('*', (c) => serveSite(c.req.raw, find, parts.pageHeaders));
  app.onError((error) => {
    const requestId = newId('req', ctx.clock);
    return problemResponse(toProblem(error, ctx.log, requestId), requestId);
  });
  return app;
}

function operatorRoutes(ctx: StatusContext, parts: AppParts): Hono {
  const app = operatorApp(ctx);
  readingRoutes(app, ctx, parts);
  incidentRoutes(app, ctx);
  maintenanceRoutes(app, ctx);
  componentRoutes(app, ctx);
  app.post('/probe-reports', (c) => c.json(parts.takeReports(jsonOf(c))));
  app.all('*', (c) => {
    throw new Problem('not-found', `Nothing answers ${c.req.method} ${c.req.path}.`);
  });
  return app as unknown as Hono;
}
