import type { StatusContext } from '#status';
import type { Outcome } from './outcome.ts';
import type { SendPort } from './port.ts';
import { outcomeOfPost, postSigned } from './post-send.ts';
import type { Send } from './send.ts';

/**
 * Posts what waits to its endpoint.
 *
 * @throws only when `signal` was aborted
 */
export async function attemptPost(
  ctx: StatusContext,
  port: SendPort,
  send: Send,
  signal: AbortSignal,
): Promise<Outcome> {
  const endpoint = port.endpoint(send);
  if (!endpoint) return { is: 'dropped' };
  const { id: sendId, ownerId, body, tries } = send;
  const result = await postSigned(ctx, endpoint, { id: sendId, body: body ?? '' }, signal);
  const outcome = outcomeOfPost(result);
  if (outcome.is === 'taken') return outcome;
  const why = 'failure' in result ? { failure: result.failure } : { status: result.status };
  ctx.log.info({ sendId, ownerId, tries: tries + 1, ...why }, 'an endpoint did not take a message');
  return outcome;
}
