import type { StatusContext } from '#status';
import { Problem } from '../../platform/problem.ts';
import { readBody } from '../../platform/read-body.ts';
import { checkSignedHead, type KeepSignature } from '../../platform/signed-request.ts';

/** Where places of probes report; the one thing that their own key opens. */
const REPORTS_PATH = '/operator/v1/probe-reports';

const BODY_BYTES = 2 * 1024 * 1024;

/**
 * The body of a request that was signed with the key of the service. Nothing of a body is read before the headers have
 * shown who sends it.
 *
 * @throws Problem `not-signed-in` when it was not, or came before; `payload-too-large`
 */
export async function signedBody(ctx: StatusContext, request: Request): Promise<Buffer> {
  const { pathname, search } = new URL(request.url);
  const { statusKey, probeKey } = ctx.config;
  const keys = [statusKey, ...(probeKey && pathname === REPORTS_PATH ? [probeKey] : [])];
  const head = { method: request.method, path: pathname + search };
  const checkBody = checkSignedHead(keys, head, request.headers, { clock: ctx.clock, keep: keepIn(ctx) });
  if (Number(request.headers.get('content-length')) > BODY_BYTES) throw tooLarge();
  const body = await readBody(request, BODY_BYTES);
  if (!body) throw tooLarge();
  checkBody(body);
  return body;
}

function tooLarge(): Problem {
  return new Problem('payload-too-large', `The body must have at most ${BODY_BYTES} bytes.`);
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
