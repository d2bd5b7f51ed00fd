import type { Platform } from '../context.ts';
import type { Database } from './db.ts';
import type { App, Part } from './part.ts';
import { Problem } from './problem.ts';
import type { Telemetry } from './telemetry.ts';

/** Where the process is in its life. */
export interface Life {
  state: 'starting' | 'ready' | 'stopping';
}

type Report = Record<string, string>;

async function ask(check: () => Promise<void>): Promise<'ok' | string> {
  return check().then(
    () => 'ok',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}

/** What each part says of itself; asking never throws. */
async function report(platform: Platform, database: Database, parts: Part[]): Promise<Report> {
  const checks: [string, () => Promise<void>][] = [
    ['database', () => database.healthy()],
    ['files', () => platform.files.healthy()],
    ...parts.flatMap((part): [string, () => Promise<void>][] =>
      part.check ? [[part.name, () => part.check!(platform)]] : [],
    ),
  ];
  const answers = await Promise.all(checks.map(async ([name, check]) => [name, await ask(check)] as const));
  return Object.fromEntries(answers);
}

function isSound(states: Report): boolean {
  return Object.values(states).every((state) => state === 'ok');
}

/** `/livez` (the process answers), `/readyz` (send it requests, with what is broken), `/metrics`, and what `/health` of the CodePush wire asks. */
export function mountHealth(
  app: App,
  platform: Platform,
  database: Database,
  parts: Part[],
  life: Life,
  telemetry: Telemetry,
): void {
  app.get('/livez', (c) => c.json({ status: 'ok' }));
  // A process whose database is away goes on answering devices from memory, so it stays in service.
  app.get('/readyz', async (c) => {
    const states = await report(platform, database, parts);
    if (life.state !== 'ready') return c.json({ status: life.state, parts: states }, 503);
    return c.json({ status: isSound(states) ? 'ok' : 'degraded', parts: states });
  });
  const isHealthy = async (): Promise<boolean> => isSound(await report(platform, database, parts));
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
