/** What went wrong, as a page can show it. */
export interface Fault {
  message: string;
  /** What is wrong with single fields, by name. */
  fields: Record<string, string>;
  /** What whoever runs the server can look for. */
  reference?: string | undefined;
  /** True where the server failed, not what it was asked. */
  isOfServer: boolean;
}

interface ProblemLike {
  status?: unknown;
  title?: unknown;
  detail?: unknown;
  requestId?: unknown;
  errors?: unknown;
}

function problemOf(error: unknown): ProblemLike | null {
  if (typeof error !== 'object' || error === null) return null;
  if ('problem' in error && typeof error.problem === 'object') return error.problem as ProblemLike | null;
  return 'detail' in error ? (error as ProblemLike) : null;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** `/targeting/appVersion` as `targeting.appVersion`, unescaped as RFC 6901 says. */
function nameOf(pointer: string): string {
  const steps = pointer.replace(/^#?\//, '').split('/');
  return steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~')).join('.');
}

/**
 * Reads an error that carries problem details (RFC 9457) as `problem`, and any other by its message. The pointers of
 * `errors` become names of fields: `/name` is `name`.
 *
 * @example readFault(error).fields; // { name: 'is taken' }
 */
export function readFault(error: unknown): Fault {
  const problem = problemOf(error);
  const message =
    text(problem?.detail) ?? text(problem?.title) ?? (error instanceof Error ? error.message : String(error));
  const fields: Record<string, string> = {};
  for (const each of Array.isArray(problem?.errors)
    ? (problem.errors as { pointer?: unknown; detail?: unknown }[])
    : []) {
    const [pointer, detail] = [text(each.pointer), text(each.detail)];
    if (pointer && detail) fields[nameOf(pointer)] ??= detail;
  }
  const isOfServer = typeof problem?.status === 'number' && problem.status >= 500;
  return { message, fields, reference: text(problem?.requestId), isOfServer };
}
