import { randomUUID } from 'node:crypto';
import type { StatusContext } from '#status';
import { answersChallenge, challengeBody } from '#status-messages';
import { postSigned } from '#status-sends';
import { newToken } from '../../platform/secrets.ts';
import { MOST_CHALLENGES } from './limits.ts';
import { refusal } from './refusal.ts';
import type { SubscribeRequest } from './subscriber.ts';

let underWay = 0;

/**
 * Asks an endpoint to send a challenge back, so that nobody points our messages at a stranger's server.
 *
 * @throws Problem `invalid-input` when it does not; `unavailable` while too many are asked
 */
export async function challengeEndpoint(
  ctx: StatusContext,
  { target: url, secret }: SubscribeRequest,
  signal: AbortSignal,
): Promise<void> {
  if (underWay >= MOST_CHALLENGES) throw refusal('busy', { retryAfterSeconds: 60 });
  const challenge = newToken();
  const body = challengeBody(challenge, ctx.clock.now().toISOString());
  underWay++;
  try {
    const post = { id: `msg_${randomUUID().replaceAll('-', '')}`, body };
    const result = await postSigned(ctx, { url, secret }, post, signal);
    const why = 'failure' in result ? result.failure : `status ${result.status}`;
    if (!('failure' in result) && result.status < 300 && answersChallenge(challenge, result.answer)) return;
    throw refusal('challenge', { why });
  } finally {
    underWay--;
  }
}
