import { problems, type ProblemCode } from '@codepushgo/contract';
import type { Ctx } from '../../context.ts';
import { Problem, type ProblemExtra } from '../../platform/problem.ts';
import { signRequest } from '../../platform/signed-request.ts';
import { statusKeyOf } from '../../platform/status-key.ts';

const DEADLINE_MS = 5000;
const MOST_CHARACTERS = 16 * 1024 * 1024;

/** A request to the status service. */
export interface ServiceCall {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/operator/v1`, with its query. */
  path: string;
  body?: object;
}

/**
 * Asks the status service, by HTTP and signed, wherever it runs. It is given up after five seconds: the service never
 * needs the platform, nor the other way round.
 *
 * @throws Problem as the service refuses; `unavailable` with the way round when it cannot be reached
 * @example const { incidents } = await callService<{ incidents: object[] }>(ctx, { path: '/incidents' });
 */
export async function callService<T>(
  ctx: Pick<Ctx, 'config' | 'clock' | 'log'>,
  { method = 'GET', path: below, body }: ServiceCall,
): Promise<T> {
  const path = `/operator/v1${below}`;
  const sent = body === undefined ? '' : JSON.stringify(body);
  const headers = signRequest(statusKeyOf(ctx.config), { method, path, body: sent }, ctx.clock);
  const answer = await fetch(`${ctx.config.statusUrl}${path}`, {
    method,
    headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: sent }),
    redirect: 'error',
    signal: AbortSignal.timeout(DEADLINE_MS),
  })
    .then(async (response) => ({ status: response.status, text: await response.text() }))
    .catch((error: unknown) => {
      throw unreachable(ctx, error);
    });
  if (answer.text.length > MOST_CHARACTERS) throw unreachable(ctx, new Error('The answer is too long.'));
  const json = readJson(answer.text);
  if (answer.status < 300) return json as T;
  throw refused(ctx, answer.status, json);
}

function readJson(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refused(ctx: Pick<Ctx, 'config' | 'log'>, status: number, json: unknown): Problem {
  const { code, detail, errors } = (json ?? {}) as { code?: string; detail?: string } & ProblemExtra;
  // A signature that the service refuses is a fault of the set-up, never the operator's.
  if (status >= 500 || status === 401 || code === undefined || !(code in problems))
    return unreachable(ctx, new Error(`The status service answers ${status}: ${detail ?? 'nothing'}`));
  return new Problem(code as ProblemCode, detail ?? '', errors ? { errors } : {});
}

function unreachable({ config, log }: Pick<Ctx, 'config' | 'log'>, error: unknown): Problem {
  log.warn({ err: error }, 'the status service cannot be reached');
  return new Problem(
    'unavailable',
    `The status service at ${config.statusUrl} does not answer as it should. Nothing was changed as far as is known. To tell customers all the same, run this on its machine: codepushgo-server status post --impact major --component "Update checks" "What happened"`,
    { reason: 'status-unreachable', url: config.statusUrl },
    { cause: error },
  );
}
