import { Hono, type Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { HttpBindings } from '@hono/node-server';
import type { Actor, Ctx, Platform } from '../context.ts';
import { clientAddress } from './client-address.ts';
import { newId } from './ids.ts';
import { shownPath } from './log.ts';
import type { App, AppEnv, Part } from './part.ts';
import { Problem } from './problem.ts';
import { problemResponse, toProblem } from './problem-response.ts';
import { onSilence } from './silence.ts';
import type { Telemetry } from './telemetry.ts';

/** The Hono application: who asks, the parts' routes, one log line a request, problems as RFC 9457. */
export function buildApp(
  platform: Platform,
  parts: Part[],
  telemetry: Telemetry,
  own: (app: App) => void,
): App {
  const app: App = new Hono<AppEnv>();
  app.use('*', withCtx(platform), logged(platform, telemetry));
  own(app);
  app.use('*', withActor(parts));
  for (const part of parts) {
    if (platform.config.roles.includes(part.role ?? 'web')) part.routes?.(app, platform);
  }
  app.notFound((c) =>
    problemResponse(
      new Problem('not-found', `Nothing answers ${c.req.method} ${c.req.path}.`),
      c.get('ctx').requestId,
    ),
  );
  app.onError((error, c) => answerError(error, c, platform));
  return app;
}

function answerError(error: Error, c: Context<AppEnv>, platform: Platform): Response {
  const requestId = c.get('ctx')?.requestId ?? 'unknown';
  return problemResponse(toProblem(error, platform.log, requestId), requestId);
}

/** A request's context before anyone has said who asks. */
export function anonymousCtx(platform: Platform, source: string): Ctx {
  return { ...platform, actor: { kind: 'anonymous' }, source, requestId: newId('req', platform.clock) };
}

function withCtx(platform: Platform) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const incoming = (c.env as Partial<HttpBindings> | undefined)?.incoming;
    const ctx = anonymousCtx(
      platform,
      incoming ? clientAddress(incoming, platform.config.trustProxy) : '127.0.0.1',
    );
    c.set('ctx', ctx);
    onSilence(incoming, (problem) => problemResponse(problem, ctx.requestId));
    await next();
    // Afterwards, so that answers which handlers made themselves have them too.
    c.header('x-request-id', ctx.requestId);
    c.header('x-content-type-options', 'nosniff');
  });
}

// The body is gone by then; who asks stands in the head.
function again({ url, headers }: Request): Request {
  return new Request(url, { headers });
}

function withActor(parts: Part[]) {
  const resolvers = parts.flatMap((part) => (part.actor ? [part.actor.bind(part)] : []));
  return createMiddleware<AppEnv>(async (c, next) => {
    const whoIs = async (request: Request): Promise<Actor> => {
      for (const resolve of resolvers) {
        const actor = await resolve(request, c.get('ctx'));
        if (actor) return actor;
      }
      return { kind: 'anonymous' };
    };
    const actor = await whoIs(c.req.raw);
    c.set('ctx', { ...c.get('ctx'), actor, whoNow: () => whoIs(again(c.req.raw)) });
    await next();
  });
}

function logged({ clock, log }: Platform, telemetry: Telemetry) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const started = clock.nowMs();
    await next();
    const { requestId, source, actor } = c.get('ctx');
    const ms = clock.nowMs() - started;
    const { method } = c.req;
    telemetry.request(method, c.res.status, ms);
    const who =
      actor.kind === 'account'
        ? { accountId: actor.accountId, accessKeyId: actor.accessKeyId ?? undefined }
        : {};
    log.info(
      {
        requestId,
        method,
        path: shownPath(c.req.url.replace(/^\w+:\/\/[^/]+/, '')),
        status: c.res.status,
        ms,
        source,
        ...who,
      },
      'request',
    );
  });
}
