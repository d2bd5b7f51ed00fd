import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { actorFromAccessKey } from '#access-keys';
import type { Platform } from '../context.ts';
import type { AppEnv } from '../platform/part.ts';
import { onSilence } from '../platform/silence.ts';
import { accessKeyRoutes } from './access-key-routes.ts';
import { accountRoutes } from './account-routes.ts';
import { appRoutes } from './app-routes.ts';
import { appcenterRefusal } from './appcenter-answers.ts';
import { appcenterRoutes } from './appcenter-routes.ts';
import { answerUpload } from './appcenter-upload-routes.ts';
import { collaboratorRoutes } from './collaborator-routes.ts';
import { deploymentRoutes } from './deployment-routes.ts';
import { releaseRoutes } from './release-routes.ts';
import { json, noContent, text } from './wire-answers.ts';
import { accessKeyOf } from './wire-auth.ts';
import { readWireBody } from './wire-body.ts';
import { toRefusal } from './wire-errors.ts';
import { wireHeaders } from './wire-headers.ts';
import { WireRefusal } from './wire-refusal.ts';
import { matchRoute, pathParts, type SignedInCtx } from './wire-route.ts';

const WELCOME = 'Welcome to the CodePush REST API!';
const standard = [
  ...accountRoutes,
  ...accessKeyRoutes,
  ...appRoutes,
  ...collaboratorRoutes,
  ...deploymentRoutes,
  ...releaseRoutes,
];

/** Answers every request of the CodePush management wire, in both dialects; mounted behind everything else. */
export function codepushManagement(platform: Platform): (c: Context<AppEnv>) => Promise<Response> {
  return async (c) => {
    const parts = pathParts(new URL(c.req.url).pathname);
    if (parts.join('') === '' && isRead(c.req.method)) return text(WELCOME);
    const withHeaders = (answer: Response): Response => {
      const headers = wireHeaders(platform.config, c.req.header('origin'));
      for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value);
      return answer;
    };
    const refuse = (error: unknown): Response =>
      withHeaders(refusalAnswer(toRefusal(error, platform, c.get('ctx').requestId), dialectOf(parts)));
    onSilence((c.env as Partial<HttpBindings> | undefined)?.incoming, refuse);
    return answerWire(c, parts).then(withHeaders, refuse);
  };
}

async function answerWire(c: Context<AppEnv>, parts: string[]): Promise<Response> {
  if (c.req.method === 'OPTIONS') return noContent();
  if (isHealth(parts) && isRead(c.req.method)) {
    return (await c.get('isHealthy')()) ? text('Healthy') : text('Unhealthy', 500);
  }
  if (dialectOf(parts) === 'upload') return answerUpload(c, parts);
  const ctx = await signIn(c);
  const matched = matchRoute(
    dialectOf(parts) === 'standard' ? standard : appcenterRoutes,
    c.req.method,
    parts,
  );
  const body = matched?.route.rawBody || isRead(c.req.method) ? {} : await readWireBody(c.req.raw);
  if (!matched) throw new WireRefusal(404, 'Not Found');
  const query = new URL(c.req.url).searchParams;
  return matched.route.handle({ ctx, params: matched.params, body, query, request: c.req.raw });
}

async function signIn(c: Context<AppEnv>): Promise<SignedInCtx> {
  const ctx = c.get('ctx');
  const actor = await actorFromAccessKey(ctx, accessKeyOf(c.req.raw.headers));
  const signedIn = { ...ctx, actor };
  c.set('ctx', signedIn);
  return signedIn;
}

type Dialect = 'standard' | 'appcenter' | 'upload';

function dialectOf(parts: string[]): Dialect {
  const first = parts[0]?.toLowerCase();
  return first === 'v0.1' ? 'appcenter' : first === 'upload' ? 'upload' : 'standard';
}

function isHealth(parts: string[]): boolean {
  return parts.length === 1 && parts[0]?.toLowerCase() === 'health';
}

function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

function refusalAnswer(refusal: WireRefusal, dialect: Dialect): Response {
  const answer = dialect === 'standard' ? standardRefusal(refusal) : appcenterRefusal(refusal, dialect);
  if (refusal.retryAfterSeconds) answer.headers.set('retry-after', String(refusal.retryAfterSeconds));
  return answer;
}

function standardRefusal({ status, message, faults, asJson }: WireRefusal): Response {
  return faults && asJson ? json(faults, status) : text(message, status);
}
