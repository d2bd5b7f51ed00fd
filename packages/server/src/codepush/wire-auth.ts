import { WireRefusal } from './wire-refusal.ts';
import { isKey } from './wire-validation.ts';

const ADVICE =
  'please run "code-push-standalone login" again. If you are on an older version of the CLI, you may need to run "code-push-standalone logout" first to clear the session cache.';

/** The answer to a key that is malformed, unknown or missing. */
export const INVALID_KEY = `The session or access key being used is invalid, ${ADVICE}`;
/** The answer to a key whose time is over. */
export const EXPIRED_KEY = `The session or access key being used has expired, ${ADVICE}`;

/** The access key of a request: `X-API-Token`, or `Authorization: Bearer` in any case. Cookies are never read. */
export function accessKeyOf(headers: Headers): string {
  const bearer = /^bearer +(.*)$/i.exec(headers.get('authorization') ?? '')?.[1];
  const secret = (bearer ?? headers.get('x-api-token') ?? '').trim();
  if (!isKey(secret)) throw new WireRefusal(401, INVALID_KEY);
  return secret;
}
