import type { Ctx } from '../../context.ts';
import { attempts, countAttempt } from './limits.ts';
import { readEmail, readName } from './policy.ts';
import { SEND_LINK, type LinkRequest } from './send-link.ts';
import type { Language } from '../../platform/language.ts';

/**
 * Asks for an account. A mail brings the link with which {@link verifyEmail} makes it; the answer and the work
 * are the same whether or not the address has an account or may have one.
 *
 * @param next a path of this server to go to afterwards
 * @throws Problem `invalid-input`, `too-many-requests`
 * @example await signUp(ctx, { email: 'zoe@example.com', name: 'Zoe', language: 'en', next: '/apps' });
 */
export async function signUp(
  ctx: Ctx,
  input: { email: string; name: string; language: Language; next?: string },
): Promise<void> {
  const email = readEmail(input.email);
  const name = readName(input.name);
  await countAttempt(ctx, attempts.signUp, email);
  const { language, next } = input;
  const payload = { name, language, ...(next && { next }) };
  const request: LinkRequest = { kind: 'sign-up', email, language, payload };
  await ctx.jobs.send(ctx.db, SEND_LINK, request);
}
