import type { FieldRule, ProblemCode } from '@codepushgo/contract';
import { problems } from './problem-table.ts';

/** What a problem may carry besides its code and detail. */
export interface ProblemExtra {
  /** Faulty fields: a JSON pointer into the input, what is wrong there, and the rule of the schema that it breaks. */
  errors?: { pointer: string; detail: string; rule?: FieldRule; limit?: number }[];
  /** Seconds after which trying again makes sense; becomes `Retry-After`. */
  retryAfterSeconds?: number;
  /** Figures or names that a program may read, for instance `limit` and `actual`. */
  [member: string]: unknown;
}

/**
 * The one error that the server throws on purpose.
 *
 * @param code one of the closed set of `@codepushgo/contract`
 * @param detail a sentence for the person: what happened and what to do
 * @param extra members of the answer, shown to the caller; never secrets
 * @param options `cause` is logged and never shown
 * @example throw new Problem('not-found', 'App "Shop" does not exist.');
 */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly extra: ProblemExtra;

  constructor(code: ProblemCode, detail: string, extra: ProblemExtra = {}, options?: { cause?: unknown }) {
    super(detail, options);
    this.name = 'Problem';
    this.code = code;
    this.extra = extra;
  }

  get status(): number {
    return problems[this.code].status;
  }
}
