import { pino, stdSerializers, type DestinationStream, type Logger } from 'pino';

/** Structured log: `log.info({ fields }, 'what happened')`. */
export type Log = Pick<Logger, 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'level'> & {
  child(fields: Record<string, unknown>): Log;
};

const SECRET_NAMES = [
  'authorization',
  'cookie',
  'set-cookie',
  'password',
  'token',
  'secret',
  'accessKey',
  'access_key',
  'key',
  'sessionToken',
  'code',
  'link',
  'url',
  'x-api-token',
  'databaseUrl',
  'smtpUrl',
  'metricsToken',
];
// Only codes of problems and errors are wanted in the log under the name `code`.
const REDACTED = SECRET_NAMES.filter((name) => name !== 'code' && name !== 'url').flatMap((name) => [
  `["${name}"]`,
  `*["${name}"]`,
  `*.*["${name}"]`,
]);

const SECRET_IN_URL = /([?&](?:[a-z_]*(?:key|token|code|secret|password|signature)[a-z_]*)=)[^&#\s]*/gi;
// People may name an access key by its secret, on the CodePush wire and on our API.
const SECRET_IN_PATH = /(\/access-?keys\/)[^/?#\s]+/gi;
// Addresses of people name accounts in paths of both wires.
const PERSON_IN_PATH = /[^/?&=\s]+(?:@|%40)[^/?&=\s]+/gi;
const USER_IN_URL = /(\w+:\/\/[^/:@\s]*:)[^@/\s]+@/g;

/** An address or a message without the secrets that travel in queries and user parts of addresses. */
export function withoutSecrets(text: string): string {
  return text
    .replace(SECRET_IN_URL, '$1[hidden]')
    .replace(SECRET_IN_PATH, '$1[hidden]')
    .replace(USER_IN_URL, '$1[hidden]@');
}

/**
 * A request's path and query as the log shows them: without secrets and without e-mail addresses.
 *
 * @example shownPath('/apps/Shop/collaborators/zoe@example.com'); // '/apps/Shop/collaborators/[address]'
 */
export function shownPath(path: string): string {
  return withoutSecrets(path).replace(PERSON_IN_PATH, '[address]');
}

function serializeError(error: Error): Record<string, unknown> {
  const { type, message, stack, code, severity, constraint, path, syscall } = stdSerializers.err(
    error,
  ) as unknown as Record<string, unknown>;
  const cause = error.cause instanceof Error ? { cause: serializeError(error.cause) } : {};
  return {
    type,
    message: withoutSecrets(String(message)),
    code,
    severity,
    constraint,
    path,
    syscall,
    stack: withoutSecrets(String(stack)),
    ...cause,
  };
}

/** The process's log, one JSON line an event, on standard output unless told otherwise. */
export function openLog(level: string, to?: DestinationStream): Log {
  const settings = {
    level,
    base: { pid: process.pid },
    redact: { paths: REDACTED, censor: '[hidden]' },
    serializers: { err: (error: unknown) => (error instanceof Error ? serializeError(error) : error) },
  };
  return to ? pino(settings, to) : pino(settings);
}
