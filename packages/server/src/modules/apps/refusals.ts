import { Problem } from '../../platform/problem.ts';

/** Why a verb of this module refused, as `extra.reason`; a closed set. */
export type AppRefusal =
  | 'app-not-found'
  | 'app-name-taken'
  | 'project-deleted'
  | 'already-owner'
  | 'target-has-app'
  | 'target-has-apps'
  | 'already-there';

/** A problem with a reason of this module. */
export function refusal(
  code: Problem['code'],
  reason: AppRefusal,
  detail: string,
  extra: Record<string, unknown> = {},
): Problem {
  return new Problem(code, detail, { reason, ...extra });
}

/**
 * The answer to strangers and for what does not exist: the two cannot be told apart.
 *
 * @example throw appNotFound('Shop iOS');
 */
export function appNotFound(app: string): Problem {
  return refusal('not-found', 'app-not-found', `App "${app}" does not exist.`);
}

export function appNameTaken(name: string): Problem {
  return refusal(
    'name-taken',
    'app-name-taken',
    `An app named '${name}' already exists in the organisation. Choose another name.`,
  );
}
