import { Problem } from '../../platform/problem.ts';

/** Why a verb of this module refused, as `extra.reason`; a closed set. */
export type CollaboratorRefusal =
  | 'already-collaborator'
  | 'not-a-collaborator'
  | 'owner-stays'
  | 'via-organisation';

/** A problem with a reason of this module. */
export function refusal(code: Problem['code'], reason: CollaboratorRefusal, detail: string): Problem {
  return new Problem(code, detail, { reason });
}
