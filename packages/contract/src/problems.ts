/**
 * Every problem that CodePushGo tells, by code: the HTTP status and the title.
 *
 * The set is closed. Each code has a page at `/problems/<code>`, an exit code in the CLI and a
 * sentence on the CodePush wire. `detail` of a problem says what happened this time and what to do.
 *
 * @example
 * problems['not-found'].status; // 404
 */
export const problems = {
  'invalid-input': { status: 400, title: 'The request is not valid' },
  'invalid-package': { status: 400, title: 'The package cannot be accepted' },
  'signature-required': { status: 400, title: 'The app accepts signed releases only' },
  'signature-invalid': { status: 400, title: 'The release signature does not verify' },
  'not-signed-in': { status: 401, title: 'Sign in first' },
  'access-key-expired': { status: 401, title: 'The access key has expired' },
  forbidden: { status: 403, title: 'Your role does not allow this' },
  'scope-too-small': { status: 403, title: 'The access key does not allow this' },
  'foreign-origin': { status: 403, title: 'The request came from another site' },
  'sign-up-closed': { status: 403, title: 'New accounts need an invitation' },
  'not-found': { status: 404, title: 'Nothing here' },
  'request-timeout': { status: 408, title: 'The request was silent for too long' },
  conflict: { status: 409, title: 'This clashes with what is there' },
  'name-taken': { status: 409, title: 'The name is taken' },
  'duplicate-release': { status: 409, title: 'Devices already get these contents' },
  'rollout-unfinished': { status: 409, title: 'A rollout is still under way' },
  'rollout-not-raised': { status: 409, title: 'A rollout can only be raised' },
  'last-owner': { status: 409, title: 'An organisation keeps at least one owner' },
  'idempotency-key-reused': { status: 409, title: 'The idempotency key was used for another request' },
  'link-used-or-expired': { status: 410, title: 'The link or code is used up or expired' },
  'payload-too-large': { status: 413, title: 'The request is too large' },
  'unsupported-media-type': { status: 415, title: 'A body of this kind is not read here' },
  'limit-reached': { status: 422, title: 'A limit is reached' },
  'too-many-requests': { status: 429, title: 'Too many attempts' },
  internal: { status: 500, title: 'Something went wrong on our side' },
  unavailable: { status: 503, title: 'Not available right now' },
} as const;

/** One of the closed set of problem codes. */
export type ProblemCode = keyof typeof problems;
