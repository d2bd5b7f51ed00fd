import type { StatusContext } from '#status';
import { Problem } from '../../platform/problem.ts';
import { readBody } from '../../platform/read-body.ts';
import { checkSignedRequest, type KeepSignature } from '../../platform/signed-request.ts';

/** Where places of probes report; the one thing that their own key opens. */
const REPORTS_PATH = '/operator/v1/probe-reports';

const BODY_BYTES = 2 * 1024 * 1024;

/**
 * The body of a request that was signed with the key of the service.
 *
 * @throws Problem `not-signed-in` when it was not, or came before
 */
export async function signedBody(ctx: StatusContext, request: Request): Promise<Buffer> {
  const body = await readBody(request, BODY_BYTES);
  if (!body) throw new Problem('payload-too-large', `The body must have at most ${BODY_BYTES} bytes.`);
  const { pathname, search } = new URL(request.url);
  const parts = { method: request.method, path: pathname + search, body };
  const { statusKey, probeKey } = ctx.config;
  const keys = [statusKey, ...(probeKey && pathname === REPORTS_PATH ? [probeKey] : [])];
  checkSignedRequest(keys, parts, request.headers, { clock: ctx.clock, keep: keepIn(ctx) });
  return body;
}

function keepIn({ store, clock }: StatusContext): KeepSignature {
  return (signature, untilMs) => {
    store.db.prepare('delete from status_signatures where until_ms < ?').run(clock.nowMs());
    const { changes } = store.db
      .prepare('insert or ignore into status_signatures values (?, ?)')
      .run(signature, untilMs);
    return changes === 1;
  };
}
