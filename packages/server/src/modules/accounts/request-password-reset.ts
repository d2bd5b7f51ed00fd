import type { Ctx } from '../../context.ts';
import { attempts, countAttempt } from './limits.ts';
import { readEmail } from './policy.ts';
import { SEND_LINK, type LinkRequest } from './send-link.ts';
import type { Language } from '../../platform/language.ts';

/**
 * Asks for a link to choose a new password. The answer and the work are the same for an unknown address.
 *
 * @throws Problem `invalid-input`, `too-many-requests`
 * @example await requestPasswordReset(ctx, { email: 'zoe@example.com', language: 'en' });
 */
export async function requestPasswordReset(
  ctx: Ctx,
  input: { email: string; language: Language },
): Promise<void> {
  const email = readEmail(input.email);
  await countAttempt(ctx, attempts.reset, email);
  const request: LinkRequest = { kind: 'reset', email, language: input.language, payload: {} };
  await ctx.jobs.send(ctx.db, SEND_LINK, request);
}
