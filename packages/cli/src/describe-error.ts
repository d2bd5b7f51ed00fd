import { PackageError } from '@codepushgo/bundle';
import { problems } from '@codepushgo/contract';
import { ApiProblem, ForeignAnswer, ORPCError, type ProblemBody } from '@codepushgo/contract/client';
import { CliError, type CliErrorCode } from './errors.ts';
import { exitCodes } from './exit-codes.ts';
import { plain } from './format.ts';

/** An error as the command line tells it. */
export interface Described {
  exitCode: number;
  /** One line for people. */
  line: string;
  /** For machines: the server's problem, or one of the same shape. */
  problem: { code: string; detail: string; [member: string]: unknown };
  /** The server failed, or cannot be reached: an incident may explain it. */
  isOfServer?: boolean;
}

const EXITS: Record<CliErrorCode, number> = {
  usage: exitCodes.usage.code,
  failed: exitCodes.failed.code,
  'not-logged-in': exitCodes.failed.code,
  cancelled: exitCodes.failed.code,
  interrupted: exitCodes.interrupted.code,
  unreachable: exitCodes.unreachable.code,
  'foreign-server': exitCodes.unreachable.code,
};

/** Turns anything thrown into an exit code, a line that says what to do, and JSON. */
export function describeError(error: unknown, serverUrl: string | undefined): Described {
  if (error instanceof ApiProblem) return describeProblem(error.problem);
  if (error instanceof CliError) return local(error.code, error.message, EXITS[error.code]);
  if (error instanceof PackageError) return local(error.code, error.detail, exitCodes.failed.code);
  if (isAbort(error)) return local('interrupted', 'Stopped.', exitCodes.interrupted.code);
  if (isNetwork(error)) return describeNetwork(error, serverUrl);
  if (error instanceof ORPCError || error instanceof ForeignAnswer || error instanceof SyntaxError) {
    return local(
      'foreign-server',
      `${serverUrl ?? 'The server'} does not answer like CodePushGo. Check the address, and any proxy before it.`,
      exitCodes.unreachable.code,
      true,
    );
  }
  const message = error instanceof Error ? error.message : String(error);
  return local(
    'internal',
    `The command line has a fault: ${message} Please report it; CODEPUSHGO_DEBUG=1 prints where it happened.`,
    exitCodes.fault.code,
  );
}

function local(code: string, detail: string, exitCode: number, isOfServer = false): Described {
  return { exitCode, line: oneLine(detail), problem: { code, detail }, isOfServer };
}

function oneLine(text: string): string {
  return text.split('\n').map(plain).filter(Boolean).join('\n  ');
}

function describeProblem(problem: ProblemBody): Described {
  const detail = problem.detail || problem.title;
  // The detail often lists the faulty fields already.
  const fields = (problem.errors ?? []).filter((one) => !detail.includes(one.detail));
  const said = [detail, ...fields.map((one) => `${one.pointer || 'request'}: ${one.detail}`)].join('\n');
  const line = oneLine(said) + advice(problem);
  const status = problems[problem.code]?.status ?? problem.status;
  const exitCode =
    problem.code === 'unavailable'
      ? exitCodes.unreachable.code
      : status >= 500
        ? exitCodes.fault.code
        : exitCodes.failed.code;
  return { exitCode, line, problem, isOfServer: status >= 500 };
}

function advice(problem: ProblemBody): string {
  if (problem.code === 'internal') {
    return ` (request id ${problem.requestId}: give it to whoever runs the server)`;
  }
  if (problem.code === 'not-signed-in' || problem.code === 'access-key-expired') {
    return ' Run `codepushgo logout`, then `codepushgo login`.';
  }
  return '';
}

interface NetworkError extends Error {
  cause?: { code?: string; message?: string; errors?: { code?: string }[] };
}

function isNetwork(error: unknown): error is NetworkError {
  return error instanceof TypeError && /fetch failed|terminated|network/i.test(error.message);
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

function describeNetwork(error: NetworkError, serverUrl: string | undefined): Described {
  const cause = error.cause;
  const code = cause?.code ?? cause?.errors?.[0]?.code ?? cause?.message ?? error.message;
  const where = serverUrl ?? 'The server';
  return local(
    'unreachable',
    `${where} cannot be reached (${code}). Check the address and your network, then try again.`,
    exitCodes.unreachable.code,
    true,
  );
}
