import type { Log } from './log.ts';
import { Problem } from './problem.ts';
import { problems } from './problem-table.ts';

// SQLSTATE character_not_in_repertoire: PostgreSQL holds no NUL characters.
const UNSTORABLE_TEXT = '22021';

/** The problem inside an error, looked for through its causes. */
export function findProblem(error: unknown): Problem | undefined {
  for (let at = error, depth = 0; at instanceof Error && depth < 8; at = at.cause, depth++) {
    if (at instanceof Problem) return at;
    if ((at as { code?: unknown }).code === UNSTORABLE_TEXT)
      return new Problem(
        'invalid-input',
        'Text must not hold the character NUL. Leave it out.',
        {},
        { cause: at },
      );
  }
  return undefined;
}

/** What an edge shows for an error: its problem, or `internal` which tells nothing. Our own faults are logged with their cause. */
export function toProblem(error: unknown, log: Log, requestId: string): Problem {
  const problem = findProblem(error);
  if (problem && problem.status < 500) return problem;
  log.error({ err: error, requestId }, problem ? problem.message : 'a request failed');
  return (
    problem ??
    new Problem('internal', `Something went wrong on our side. Tell us the request id ${requestId}.`)
  );
}

/** The body of RFC 9457 for a problem. */
export function problemBody(problem: Problem, requestId: string): Record<string, unknown> {
  const { title, status } = problems[problem.code];
  const { errors, retryAfterSeconds: _seconds, ...extra } = problem.extra;
  return {
    ...extra,
    type: `/problems/${problem.code}`,
    title,
    status,
    detail: problem.message,
    code: problem.code,
    requestId,
    ...(errors && { errors }),
  };
}

/** The header fields of a problem. */
export function problemHeaders(problem: Problem): Record<string, string> {
  const wait = problem.extra.retryAfterSeconds ?? (problem.status === 503 ? 5 : undefined);
  return {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    ...(wait !== undefined && { 'retry-after': String(wait) }),
  };
}

/** A problem as an answer of our own API. */
export function problemResponse(problem: Problem, requestId: string): Response {
  return new Response(JSON.stringify(problemBody(problem, requestId)), {
    status: problem.status,
    headers: { ...problemHeaders(problem), 'x-request-id': requestId },
  });
}
