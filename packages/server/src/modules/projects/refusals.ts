import { Problem } from '../../platform/problem.ts';

/** Why a verb of this module refused, as `extra.reason`; a closed set. */
export type ProjectRefusal =
  | 'project-not-found'
  | 'project-slug-taken'
  | 'has-apps'
  | 'keeps-role'
  | 'no-project-role';

/** The answer to strangers and for what does not exist: the two cannot be told apart. */
export function projectNotFound(slugOrId: string): Problem {
  return new Problem('not-found', `Project "${slugOrId}" does not exist here, or you have no role on it.`, {
    reason: 'project-not-found' satisfies ProjectRefusal,
  });
}

export function projectSlugTaken(slug: string): Problem {
  return new Problem('name-taken', `The organisation has a project "${slug}" already. Choose another slug.`, {
    reason: 'project-slug-taken' satisfies ProjectRefusal,
  });
}
