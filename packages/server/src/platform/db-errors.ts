import { Problem } from './problem.ts';

// https://www.postgresql.org/docs/current/errcodes-appendix.html: connections, disk full, out of memory,
// too many connections, shutting down, input/output error.
const UNAVAILABLE = /^(08\w{3}|53\d{3}|57P0[1-5]|58\w{3}|XX00[12])$/;
const BROKEN_LINK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT',
  'EHOSTUNREACH',
]);
const DISK = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'EROFS', 'EIO', 'ENODEV', 'EMFILE', 'EACCES', 'EPERM']);
const LINK_TEXT =
  /Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|not queryable|PGlite is clos/i;

// PostgreSQL gives several SQLSTATEs to what goes wrong with its files: read-only, too large, a folder in the way.
const FILE_TEXT =
  /^could not (access|close|create|extend|flush|fsync|link|open|read|remove|rename|seek|stat|sync|truncate|write)\b.*\b(file|directory|segment)\b/i;

/** The SQLSTATE or the errno name of an error, looked for through its causes. */
function errorCode(error: unknown): string | undefined {
  for (let at = error, depth = 0; at instanceof Error && depth < 8; at = at.cause, depth++) {
    const code = (at as { code?: unknown }).code;
    if (typeof code === 'string') return code;
  }
  return undefined;
}

/** True when the database itself, not the statement, is at fault. */
export function isDatabaseDown(error: unknown): boolean {
  if (error instanceof Error && FILE_TEXT.test(error.message)) return true;
  const code = errorCode(error);
  if (code !== undefined) return UNAVAILABLE.test(code) || BROKEN_LINK.has(code) || DISK.has(code);
  return error instanceof Error && LINK_TEXT.test(error.message);
}

/** The problem that callers see while the database is away; the cause goes to the log. */
export function databaseDown(cause: unknown): Problem {
  return new Problem(
    'unavailable',
    'The database cannot be used right now. Try again in a few seconds.',
    { retryAfterSeconds: 5 },
    { cause },
  );
}

/**
 * The name of the unique constraint or index that an insert or update ran into, if that is what failed.
 *
 * @example
 * try { await tx.insert(apps).values(row); } catch (error) {
 *   if (uniqueViolation(error) === 'apps_org_name') throw new Problem('name-taken', '…');
 *   throw error;
 * }
 */
export function uniqueViolation(error: unknown): string | undefined {
  for (let at = error, depth = 0; at instanceof Error && depth < 8; at = at.cause, depth++) {
    const known = at as { code?: unknown; constraint?: unknown };
    if (known.code === '23505') return typeof known.constraint === 'string' ? known.constraint : '';
  }
  return undefined;
}
