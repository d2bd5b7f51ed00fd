import type { Platform } from '../context.ts';
import type { Database } from './db.ts';
import type { App, Part } from './part.ts';
import { Problem } from './problem.ts';
import type { Telemetry } from './telemetry.ts';

/** Where the process is in its life. */
export interface Life {
  state: 'starting' | 'ready' | 'stopping';
}

type Report = Record<string, 'ok' | string>;

async function ask(check: () => Promise<void>): Promise<'ok' | string> {
  return check().then(
    () => 'ok',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}

async function report(
  platform: Platform,
  database: Database,
  parts: Part[],
  life: Life,
): Promise<{ ready: boolean; parts: Report }> {
  const checks: [string, () => Promise<void>][] = [
    ['database', () => database.healthy()],
    ['files', () => platform.files.healthy()],
    ...parts.flatMap((part): [string, () => Promise<void>][] =>
      part.check ? [[part.name, () => part.check!(platform)]] : [],
    ),
  ];
  const answers = await Promise.all(checks.map(async ([name, check]) => [name, await ask(check)] as const));
  const found: Report = {
    process: life.state === 'ready' ? 'ok' : life.state,
    ...Object.fromEntries(answers),
  };
  return { ready: Object.values(found).every((state) => state === 'ok'), parts: found };
}

/** `/livez` (the process answers), `/readyz` (send it requests), `/metrics`, and what `/health` of the CodePush wire asks. */
export function mountHealth(
  app: App,
  platform: Platform,
  database: Database,
  parts: Part[],
  life: Life,
  telemetry: Telemetry,
): void {
  app.get('/livez', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', async (c) => {
    const { ready, parts: states } = await report(platform, database, parts, life);
    return c.json({ status: ready ? 'ok' : 'not-ready', parts: states }, ready ? 200 : 503);
  });
  const isHealthy = async (): Promise<boolean> =>
    (await report(platform, database, parts, { state: 'ready' })).ready;
  app.use('*', async (c, next) => {
    c.set('isHealthy', isHealthy);
    await next();
  });
  app.get('/metrics', async (c) => {
    const token = platform.config.metricsToken;
    if (token && c.req.header('authorization') !== `Bearer ${token}`) {
      throw new Problem('not-signed-in', 'Send the metrics token as a bearer token.');
    }
    return c.body(await telemetry.registry.metrics(), 200, {
      'content-type': telemetry.registry.contentType,
    });
  });
}
