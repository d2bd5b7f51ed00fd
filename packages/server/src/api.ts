import { OpenAPIHandler } from '@orpc/openapi/fetch';
import { onError, ORPCError, ValidationError } from '@orpc/server';
import { os, type ApiCtx } from './api-base.ts';
import { accessKeysRoutes } from '#access-keys';
import { accountsRoutes } from '#accounts';
import { acquisitionRoutes } from '#acquisition';
import { alertsRoutes } from '#alerts';
import { appsRoutes, projectMovesRoutes } from '#apps';
import { billingRoutes } from '#billing';
import { channelsRoutes } from '#channels';
import { deliveriesRoutes } from '#deliveries';
import { collaboratorsRoutes } from '#collaborators';
import { customersRoutes } from '#customers';
import { insightsRoutes } from '#insights';
import { deliveryRoutes } from '#delivery';
import { failedChecksRoutes } from '#failed-checks';
import { metricsRoutes } from '#metrics';
import { invitationsRoutes } from '#invitations';
import { membersRoutes } from '#members';
import { operationsRoutes } from '#operations';
import { organisationsRoutes } from '#organisations';
import { plansRoutes } from '#plans';
import { projectsRoutes } from '#projects';
import { releasesRoutes } from '#releases';
import { webhooksRoutes } from '#webhooks';
import { sessionsRoutes } from '#sessions';
import { deskWorkRoutes } from '#desk';
import { deskReportsRoutes } from '#desk-reports';
import { deflectionRoutes } from '#deflection';
import { deskEvidenceRoutes, evidenceRoutes } from '#evidence';
import { deskFixesRoutes, ticketFixesRoutes } from '#ticket-fixes';
import { deskRoutes } from '#ticket-handling';
import { ticketPrivacyRoutes } from '#ticket-privacy';
import { ticketsRoutes } from '#tickets';
import { slaRoutes } from '#sla';
import { supportRoutes } from '#entitlement-facts';
import { supportMailRoutes } from '#support-mail';
import { supportPolicyRoutes } from '#support-policy';
import type { App, Part } from './platform/part.ts';
import { Problem } from './platform/problem.ts';
import { dropBody, readBody } from './platform/read-body.ts';
import { refuseForeignOrigin } from './platform/refuse-foreign-origin.ts';
import { findProblem } from './platform/problem-response.ts';
import { openApiDocument } from './openapi.ts';
import { problemPages } from './problem-pages.ts';
import { ruleOf } from './rule-of.ts';

const PREFIX = '/api/v1';
// A chunk of an upload is the largest body; everything else is far smaller.
const BODY_LIMIT_BYTES = 6 * 1024 * 1024;
// An answer names what was sent, and must not grow with it.
const MOST_ERRORS = 20;
const LONGEST_ERROR = 200;
const READABLE = /^(?:application\/json|multipart\/form-data)\s*(?:;|$)/i;

const router = os.router({
  accounts: { ...accountsRoutes, ...accessKeysRoutes, ...sessionsRoutes },
  organisations: { ...organisationsRoutes, ...membersRoutes, ...invitationsRoutes },
  projects: { ...projectsRoutes, ...projectMovesRoutes },
  apps: { ...appsRoutes, ...collaboratorsRoutes, ...channelsRoutes },
  releases: { ...releasesRoutes, ...deliveryRoutes },
  metrics: metricsRoutes,
  acquisition: acquisitionRoutes,
  failedChecks: failedChecksRoutes,
  insights: insightsRoutes,
  notifications: { ...webhooksRoutes, ...deliveriesRoutes, ...alertsRoutes },
  plans: plansRoutes,
  billing: billingRoutes,
  customers: customersRoutes,
  tickets: { ...ticketsRoutes, ...evidenceRoutes, ...ticketFixesRoutes },
  desk: { ...deskRoutes, ...deskWorkRoutes, ...deskReportsRoutes, ...deskEvidenceRoutes, ...deskFixesRoutes },
  ticketPrivacy: ticketPrivacyRoutes,
  support: { ...supportRoutes, ...deflectionRoutes },
  supportPolicy: supportPolicyRoutes,
  supportMail: supportMailRoutes,
  sla: slaRoutes,
  operations: operationsRoutes,
});

/** Our own API: the contract's endpoints, its OpenAPI document and the pages of its problems. */
export const apiPart: Part = { name: 'api', routes: mountApi };

interface CallCtx extends ApiCtx {
  reading: { isDone: boolean };
  /** What the call threw; answered as a problem instead of oRPC's own error body. */
  failure?: unknown;
}

function mountApi(app: App): void {
  const handler = new OpenAPIHandler<CallCtx>(router, {
    interceptors: [onError((error, { context }) => void (context.failure = error))],
  });
  app.get(`${PREFIX}/openapi.json`, async (c) => c.json(await openApiDocument()));
  problemPages(app);
  app.use(`${PREFIX}/*`, refuseForeignOrigin);
  app.all(`${PREFIX}/*`, async (c) => {
    const key = idempotencyKey(c.req.header('idempotency-key'));
    const context: CallCtx = { ...c.get('ctx'), ...key, reading: { isDone: false } };
    const { matched, response } = await handler.handle(await limited(c.req.raw), { prefix: PREFIX, context });
    if (context.failure !== undefined) throw fromRpc(context.failure, context.reading.isDone);
    if (!matched)
      throw new Problem(
        'not-found',
        `No endpoint answers ${c.req.method} ${c.req.path}. See ${PREFIX}/openapi.json.`,
      );
    return isStream(response) ? unbuffered(response) : response;
  });
}

function isStream(response: Response): boolean {
  return response.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
}

// Proxies would otherwise keep events until there are enough of them.
function unbuffered(response: Response): Response {
  response.headers.set('cache-control', 'no-store');
  response.headers.set('x-accel-buffering', 'no');
  return response;
}

/** The request with its body in memory, once that is known to be small enough. */
async function limited(request: Request): Promise<Request> {
  const { method, url } = request;
  const headers = new Headers(request.headers);
  // It would turn a body of any type into a file.
  headers.delete('content-disposition');
  if (!request.body) return new Request(url, { method, headers });
  assertReadable(request);
  const body = await readBody(request, BODY_LIMIT_BYTES);
  if (body) return new Request(url, { method, headers, body });
  throw new Problem(
    'payload-too-large',
    'The body is larger than 6 MiB. Send packages in chunks, see /organisations/{org}/uploads.',
    { limitBytes: BODY_LIMIT_BYTES },
  );
}

function assertReadable(request: Request): void {
  const contentType = request.headers.get('content-type');
  if (contentType === null || READABLE.test(contentType)) return;
  dropBody(request);
  throw new Problem(
    'unsupported-media-type',
    'Send JSON with content-type application/json; the chunks of an upload are sent as multipart/form-data.',
  );
}

function idempotencyKey(header: string | undefined): { idempotencyKey?: string } {
  if (!header) return {};
  if (header.length > 200)
    throw new Problem('invalid-input', 'The Idempotency-Key header may hold at most 200 characters.');
  return { idempotencyKey: header };
}

/** What oRPC itself refuses, as a problem of ours. */
function fromRpc(error: unknown, isRead: boolean): Error {
  if (findProblem(error)) return error as Error;
  if (!(error instanceof ORPCError)) return isRead ? (error as Error) : unreadable(error);
  if (error.cause instanceof ValidationError && error.code === 'BAD_REQUEST') {
    const errors = error.cause.issues.slice(0, MOST_ERRORS).map((issue) => ({
      pointer: pointerOf(issue.path).slice(0, LONGEST_ERROR),
      detail: issue.message.slice(0, LONGEST_ERROR),
      ...ruleOf(issue),
    }));
    return new Problem(
      'invalid-input',
      `The request is not valid: ${errors
        .map((e) => `${e.pointer} ${e.detail}`)
        .join('; ')
        .slice(0, 1000)}.`,
      { errors },
    );
  }
  return error.status >= 400 && error.status < 500 ? unreadable(error) : error;
}

function unreadable(cause: unknown): Problem {
  return new Problem(
    'invalid-input',
    'The body could not be read. Send valid JSON with content-type application/json.',
    {},
    { cause },
  );
}

function pointerOf(path: readonly (PropertyKey | { key: PropertyKey })[] | undefined): string {
  return (path ?? []).map((part) => `/${String(typeof part === 'object' ? part.key : part)}`).join('');
}
