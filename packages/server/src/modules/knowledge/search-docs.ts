import type { DocAnswer } from '@codepushgo/contract';
import type { Ctx } from '../../context.ts';
import type { Language } from '../../platform/language.ts';
import type { RateRule } from '../../platform/rate-limit.ts';
import { findAnswers } from './find-answers.ts';

const BY_ACCOUNT: RateRule = { name: 'docs.search', points: 600, durationSeconds: 600 };
const BY_ADDRESS: RateRule = { name: 'docs.search-public', points: 120, durationSeconds: 600 };

/**
 * Searches the documentation for whoever is signed in, or for anybody at an address.
 *
 * @throws Problem `too-many-requests`
 * @example const { items } = await searchDocs(ctx, { query: 'sign releases', language: 'en', limit: 5 });
 */
export async function searchDocs(
  ctx: Ctx,
  { query, ...asked }: { query: string; language: Language; limit: number },
): Promise<{ items: DocAnswer[] }> {
  const { actor, limits } = ctx;
  if (actor.kind === 'account') await limits.consume(BY_ACCOUNT, actor.accountId);
  else await limits.consume(BY_ADDRESS, ctx.source);
  return { items: await findAnswers(ctx, { ...asked, text: query, isTyped: true, withProject: true }) };
}
