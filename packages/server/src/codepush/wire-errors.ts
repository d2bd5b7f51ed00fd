import { permissions, type Permission } from '@codepushgo/contract';
import type { RefusalReason } from '#releases';
import type { Platform } from '../context.ts';
import type { Problem, ProblemExtra } from '../platform/problem.ts';
import { findProblem, toProblem } from '../platform/problem-response.ts';
import { EXPIRED_KEY, INVALID_KEY } from './wire-auth.ts';
import { tooLarge } from './receive-release.ts';
import { WireRefusal } from './wire-refusal.ts';
import { wireRoleFor } from './wire-roles.ts';

type Sentence = string | ((extra: ProblemExtra) => string);

const FINISH_ROLLOUT = 'Please update the previous release to 100% rollout before releasing a new package.';
const NO_ROLLBACK = 'Cannot perform rollback because';

/** The wire's own words for what the releases module refuses; other reasons keep the problem's detail. */
const SENTENCES: Partial<Record<RefusalReason, [number, Sentence]>> = {
  'rollout-unfinished': [409, FINISH_ROLLOUT],
  'promotion-rollout-unfinished': [
    409,
    'Cannot promote to an unfinished rollout release unless it is already disabled.',
  ],
  'duplicate-release': [
    409,
    "The uploaded package was not released because it is identical to the contents of the specified deployment's current release.",
  ],
  'duplicate-promotion': [
    409,
    "The uploaded package was not promoted because it is identical to the contents of the targeted deployment's current release.",
  ],
  'no-releases': [404, 'Deployment has no releases.'],
  'release-not-found': [404, 'Release not found for given label.'],
  'rollout-completed': [409, 'Cannot update rollout value for a completed rollout release.'],
  'rollout-not-raised': [
    409,
    ({ current }) => `Rollout value must be greater than "${String(current)}", the existing value.`,
  ],
  'promotion-source-missing': [404, 'Cannot promote from a deployment with no enabled releases.'],
  'rollback-no-releases': [404, `${NO_ROLLBACK} there are no releases on this deployment.`],
  'rollback-no-earlier-release': [404, `${NO_ROLLBACK} there are no prior releases to rollback to.`],
  'rollback-to-newest': [
    409,
    ({ label }) => `${NO_ROLLBACK} the target release (${String(label)}) is already the latest release.`,
  ],
  'rollback-target-missing': [
    404,
    ({ label }) =>
      `${NO_ROLLBACK} the target release (${String(label)}) could not be found in the deployment history.`,
  ],
  'rollback-other-app-version': [
    409,
    'Cannot perform rollback to a different app version. Please perform a new release with the desired replacement package.',
  ],
};

/** Any error of a request as the wire tells it. Our own faults are logged and show nothing. */
export function toRefusal(error: unknown, platform: Platform, requestId: string): WireRefusal {
  if (error instanceof WireRefusal) return error;
  const problem = findProblem(error);
  const told = problem && sentenceOf(problem, platform);
  if (told) return new WireRefusal(...told, { cause: error });
  const { status, message, extra } = toProblem(error, platform.log, requestId);
  return new WireRefusal(status === 422 ? 409 : status, message, {
    cause: error,
    retryAfterSeconds: extra.retryAfterSeconds ?? (status === 503 ? 5 : undefined),
  });
}

function sentenceOf({ code, extra }: Problem, { config }: Platform): [number, string] | undefined {
  const own = SENTENCES[extra.reason as RefusalReason];
  if (own) return [own[0], typeof own[1] === 'string' ? own[1] : own[1](extra)];
  if (code === 'not-signed-in') return [401, INVALID_KEY];
  if (code === 'access-key-expired') return [401, EXPIRED_KEY];
  if (code === 'forbidden') return [403, forbidden(extra.permission as Permission | undefined)];
  if (extra.reason === 'package-too-large' && extra.limitBytes === config.uploadLimitBytes) {
    return [413, tooLarge(config.uploadLimitBytes).message];
  }
  return undefined;
}

function forbidden(permission: Permission | undefined): string {
  const role = permission && permission in permissions ? wireRoleFor(permission) : 'Owner';
  return `This action requires ${role} permissions on the app!`;
}

/**
 * Tells a verb's refusal in the wire's words for this place.
 *
 * @param sentences status and sentence by `extra.reason`, else by problem code
 */
export async function retell<T>(work: Promise<T>, sentences: Record<string, [number, string]>): Promise<T> {
  return work.catch((error: unknown) => {
    const problem = findProblem(error);
    const told = problem && (sentences[String(problem.extra.reason)] ?? sentences[problem.code]);
    throw told ? new WireRefusal(...told, { cause: error }) : error;
  });
}
