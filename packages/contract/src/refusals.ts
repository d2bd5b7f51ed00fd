/**
 * Why the server refuses what people of the console may well ask for: the member `reason` of a problem, and the members
 * that carry its facts. Clients word them in languages of their own; `detail` says the same in English.
 *
 * @example
 * refusals['channel-limit']; // ['limit', 'actual']
 */
export const refusals = {
  'app-not-found': [],
  'app-name-taken': [],
  'project-deleted': [],
  'already-owner': [],
  'target-has-app': [],
  'target-has-apps': ['apps'],
  'already-there': [],
  'channel-not-found': [],
  'channel-name-taken': [],
  'channel-limit': ['limit', 'actual'],
  'key-taken': [],
  'deployment-key-limit': ['limit', 'actual'],
  'already-collaborator': [],
  'not-a-collaborator': [],
  'owner-stays': [],
  'via-organisation': [],
  'organisation-not-found': [],
  'member-not-found': [],
  'account-not-found': [],
  'access-key-not-found': [],
  'slug-taken': [],
  'personal-organisation': [],
  'last-owner': [],
  'owners-only': [],
  'has-apps': ['apps'],
  'project-not-found': [],
  'project-slug-taken': [],
  'keeps-role': [],
  'no-project-role': [],
  'invitation-not-found': [],
  'already-member': [],
  'other-address': [],
  'invitation-limit': ['limit', 'actual'],
  'webhook-not-found': [],
  'webhook-limit': ['limit', 'actual'],
  'webhook-disabled': [],
  'url-not-https': [],
  'url-not-public': [],
  'url-with-password': [],
  'filter-without-app': [],
  'filter-contradicts': [],
  'customer-not-found': [],
  'add-on-not-found': [],
  'contract-not-found': [],
  'needs-contract': [],
  'credits-out-of-range': [],
  'other-plan': [],
  overlaps: [],
  'has-ended': [],
  'has-add-ons': ['addOns'],
  'package-invalid': [],
  'package-too-large': ['limitBytes', 'actualBytes'],
  'signature-required': [],
  'signature-invalid': [],
  'upload-not-found': [],
  'upload-closed': [],
  'upload-not-finished': [],
  'upload-wrong-purpose': [],
  'upload-incomplete': [],
  'upload-hash-differs': [],
  'chunk-invalid': [],
  'upload-cut-off': [],
  'too-many-uploads': ['limit', 'actual'],
  'rollout-unfinished': ['label', 'rollout'],
  'promotion-rollout-unfinished': ['label', 'rollout'],
  'duplicate-release': ['label'],
  'duplicate-promotion': ['label'],
  'no-releases': [],
  'release-not-found': [],
  'rollout-completed': [],
  'rollout-not-raised': ['current'],
  'promotion-source-missing': [],
  'rollback-no-releases': [],
  'rollback-no-earlier-release': [],
  'rollback-to-newest': ['label'],
  'rollback-target-missing': ['label'],
  'rollback-other-app-version': ['label'],
  'invalid-app-version': [],
  'invalid-description': ['limit', 'actual'],
  'invalid-rollout': [],
  'package-hash-differs': [],
  'source-map-missing': [],
  'wrong-password': [],
  'access-key-taken': [],
} as const satisfies Record<string, readonly string[]>;

/** One of the reasons. */
export type Refusal = keyof typeof refusals;

/** What is wrong with a field, where the schema says so: the rule that it breaks; `limit` is the rule's figure. */
export type FieldRule =
  | 'missing'
  | 'wrong-kind'
  | 'not-a-choice'
  | 'malformed'
  | 'too-short'
  | 'too-long'
  | 'too-small'
  | 'too-large'
  | 'too-few'
  | 'too-many';
