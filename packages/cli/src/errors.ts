/** What can go wrong in the command line itself; problems of the server keep their own codes. */
export type CliErrorCode =
  | 'usage'
  | 'failed'
  | 'not-logged-in'
  | 'cancelled'
  | 'interrupted'
  | 'unreachable'
  | 'foreign-server';

/** The one error of the command line: a code for scripts, and a sentence that says what to do. */
export class CliError extends Error {
  readonly code: CliErrorCode;

  constructor(code: CliErrorCode, detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.name = 'CliError';
    this.code = code;
  }
}

/** The command was called wrongly: exit code 2. */
export function usageError(detail: string): CliError {
  return new CliError('usage', detail);
}
