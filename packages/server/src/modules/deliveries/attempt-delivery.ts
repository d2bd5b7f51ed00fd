import { Webhook } from 'standardwebhooks';
import { signingSecrets } from '#webhooks';
import type { Platform } from '../../context.ts';
import { postOutside, type OutsideResult } from '../../platform/post-outside.ts';
import type { Claim } from './claim-deliveries.ts';
import { ANSWER_BYTES, DEADLINE_MS } from './policy.ts';

/** One attempt and what came of it. */
export interface Attempt {
  at: Date;
  durationMs: number;
  result: OutsideResult;
}

/**
 * Signs a message and posts it. Source: the Standard Webhooks specification, signatures `v1` (HMAC-SHA256).
 *
 * @throws only when `signal` was aborted
 */
export async function attemptDelivery(
  platform: Platform,
  { webhook, delivery }: Claim,
  signal: AbortSignal,
): Promise<Attempt> {
  const { clock } = platform;
  const at = clock.now();
  const { id, body } = delivery;
  const signatures = signingSecrets(platform, webhook).map((secret) =>
    new Webhook(secret).sign(id, at, body),
  );
  const result = await postOutside(platform, {
    url: webhook.url,
    headers: {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      'user-agent': 'CodePushGo-Webhooks/1',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': signatures.join(' '),
    },
    body,
    deadlineMs: DEADLINE_MS,
    answerBytes: ANSWER_BYTES,
    signal,
  });
  return { at, durationMs: clock.nowMs() - at.getTime(), result };
}
