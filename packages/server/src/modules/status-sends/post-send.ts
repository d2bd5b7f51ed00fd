import { Webhook } from 'standardwebhooks';
import type { StatusContext } from '#status';
import { postOutside, type OutsideResult } from '../../platform/post-outside.ts';
import type { Outcome } from './outcome.ts';
import type { Endpoint } from './port.ts';

const DEADLINE_MS = 30_000;
const ANSWER_BYTES = 1024;

/** A message to an endpoint. */
export interface Post {
  id: string;
  body: string;
}

/**
 * Posts to an endpoint, signed after Standard Webhooks when it has a secret.
 *
 * @throws only when `signal` was aborted
 * @example const result = await postSigned(ctx, { url: 'https://hooks.example.com', secret: null }, { id: 'msg_1', body: '{}' }, signal);
 */
export function postSigned(
  ctx: StatusContext,
  { url, secret }: Endpoint,
  { id, body }: Post,
  signal: AbortSignal,
): Promise<OutsideResult> {
  const at = ctx.clock.now();
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    'user-agent': 'CodePushGo-Status/1',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    ...(secret !== null && { 'webhook-signature': new Webhook(secret).sign(id, at, body) }),
  };
  return postOutside(ctx, { url, headers, body, deadlineMs: DEADLINE_MS, answerBytes: ANSWER_BYTES, signal });
}

/**
 * Only 2xx takes a message; a redirect does not.
 *
 * @example outcomeOfPost({ status: 307, retryAfter: null, answer: '' }); // { is: 'failed', retryAfterMs: 0 }
 */
export function outcomeOfPost(result: OutsideResult): Outcome {
  if ('failure' in result) return { is: 'failed', retryAfterMs: 0 };
  if (result.status >= 200 && result.status < 300) return { is: 'taken' };
  const seconds = /^\s*(\d{1,6})\s*$/.exec(result.retryAfter ?? '')?.[1] ?? 0;
  return { is: 'failed', retryAfterMs: Number(seconds) * 1000 };
}
