import type { ProblemCode } from '@codepushgo/contract';
import { Problem, type ProblemExtra } from '../../platform/problem.ts';

/** Why an upload or a package is refused, and the problem code that it has on our API. The set is closed. */
export const PACKAGE_REFUSALS = {
  'package-invalid': 'invalid-package',
  'package-too-large': 'payload-too-large',
  'signature-required': 'signature-required',
  'signature-invalid': 'signature-invalid',
  'upload-not-found': 'not-found',
  /** Cancelled, finished or released: it takes no more chunks. */
  'upload-closed': 'conflict',
  'upload-not-finished': 'conflict',
  'upload-wrong-purpose': 'conflict',
  /** `extra.missingChunks` lists the numbers. */
  'upload-incomplete': 'conflict',
  'upload-hash-differs': 'invalid-input',
  'chunk-invalid': 'invalid-input',
  'upload-cut-off': 'invalid-input',
  'too-many-uploads': 'limit-reached',
} as const satisfies Record<string, ProblemCode>;

/** The key of one refusal; a problem of this module carries it as `extra.reason`. */
export type PackageRefusal = keyof typeof PACKAGE_REFUSALS;

/**
 * Makes the problem of a refusal.
 *
 * @param detail a sentence that says what happened and what to do
 */
export function refusal(
  reason: PackageRefusal,
  detail: string,
  extra: ProblemExtra = {},
  options?: { cause?: unknown },
): Problem {
  return new Problem(PACKAGE_REFUSALS[reason], detail, { ...extra, reason }, options);
}
