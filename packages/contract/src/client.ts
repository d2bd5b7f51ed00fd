import { createORPCClient, getEventMeta, ORPCError } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { contract } from './index.ts';
import { problems, type ProblemCode } from './problems.ts';
import type { FieldRule } from './refusals.ts';

/** The typed client: `client.apps.get({ org, app })` and so on. */
export type Client = ContractRouterClient<typeof contract, CallContext>;

/** A problem as it arrives: RFC 9457 members. */
export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: ProblemCode;
  requestId: string;
  errors?: { pointer: string; detail: string; rule?: FieldRule; limit?: number }[];
  [member: string]: unknown;
}

/** The error that calls of the client throw when the server answers with a problem. */
export class ApiProblem extends Error {
  readonly problem: ProblemBody;

  constructor(problem: ProblemBody) {
    super(problem.detail || problem.title);
    this.name = 'ApiProblem';
    this.problem = problem;
  }
}

/** The error that calls of the client throw when something else than CodePushGo answers at the address. */
export class ForeignAnswer extends Error {
  constructor(url: string) {
    super(`${url} was answered with a page, not with data`);
    this.name = 'ForeignAnswer';
  }
}

/** How to reach a server. */
export interface ClientOptions {
  /** The server's public address, without `/api/v1`. */
  serverUrl: string;
  /** An access key; left out for public endpoints. */
  accessKey?: string;
  /** Sent as `Idempotency-Key` with the next call when given by the call's context. */
  fetch?: typeof fetch;
}

/** What a single call may add. */
export interface CallContext {
  idempotencyKey?: string;
}

/**
 * Whether the body of an answer tells a problem; for requests that go past the client.
 *
 * @example isProblem({ code: 'not-found' }); // true
 */
export function isProblem(body: unknown): body is ProblemBody {
  return (
    typeof body === 'object' && body !== null && 'code' in body && (body as { code: string }).code in problems
  );
}

/**
 * Makes the typed client of `/api/v1`.
 *
 * @throws (from its calls) {@link ApiProblem} for every problem the server tells, {@link ForeignAnswer} for a page;
 *   network errors as `fetch` throws them
 * @example
 * const api = createClient({ serverUrl: 'https://updates.example.com', accessKey });
 * const app = await api.apps.get({ org: 'acme', app: 'shop-ios' });
 */
export function createClient(options: ClientOptions): Client {
  const call = options.fetch ?? fetch;
  const link = new OpenAPILink<CallContext>(contract, {
    url: `${options.serverUrl.replace(/\/+$/, '')}/api/v1`,
    headers: ({ context }) => ({
      ...(options.accessKey ? { authorization: `Bearer ${options.accessKey}` } : {}),
      ...(context?.idempotencyKey ? { 'idempotency-key': context.idempotencyKey } : {}),
    }),
    fetch: async (request, init) => {
      const response = await call(request, init);
      const type = response.headers.get('content-type') ?? '';
      if (response.ok && type.includes('html')) throw new ForeignAnswer(response.url);
      if (response.ok || !type.includes('json')) return response;
      const body: unknown = await response
        .clone()
        .json()
        .catch(() => null);
      if (isProblem(body)) throw new ApiProblem(body);
      return response;
    },
  });
  return createORPCClient(link);
}

export { getEventMeta, ORPCError };
