import { Problem } from '../../platform/problem.ts';

/** Why a verb of this module refused, as `extra.reason`; a closed set. */
export type OrganisationRefusal =
  | 'organisation-not-found'
  | 'member-not-found'
  | 'account-not-found'
  | 'access-key-not-found'
  | 'slug-taken'
  | 'personal-organisation'
  | 'last-owner'
  | 'owners-only'
  | 'has-apps';

/** The answer to strangers and for what does not exist: the two cannot be told apart. */
export function organisationNotFound(slugOrId: string): Problem {
  return new Problem('not-found', `Organisation "${slugOrId}" does not exist, or you have no role there.`, {
    reason: 'organisation-not-found' satisfies OrganisationRefusal,
  });
}

/**
 * Refusals that guard the organisation of a person.
 *
 * @example throw personalOrganisation('A personal organisation cannot be deleted.');
 */
export function personalOrganisation(detail: string): Problem {
  return new Problem('conflict', detail, { reason: 'personal-organisation' satisfies OrganisationRefusal });
}
