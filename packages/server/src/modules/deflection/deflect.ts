import type { Deflection } from '@codepushgo/contract';
import { findAnswers } from '#knowledge';
import { signedIn } from '#organisations';
import type { Ctx } from '../../context.ts';
import type { Language } from '../../platform/language.ts';
import type { RateRule } from '../../platform/rate-limit.ts';
import { findSymptoms } from './find-symptoms.ts';
import { matchIncidents } from './match-incidents.ts';

const ASKED: RateRule = { name: 'support.answers', points: 300, durationSeconds: 600 };
const MOST_ANSWERS = 4;

/**
 * What may answer a request before it is sent: open incidents, known faults that the text shows, documentation. The
 * text is not kept.
 *
 * @throws Problem `too-many-requests`
 * @example const { symptoms } = await deflect(ctx, { text: '[CodePush] Deployment key is missed', language: 'en' });
 */
export async function deflect(ctx: Ctx, asked: { text: string; language: Language }): Promise<Deflection> {
  await ctx.limits.consume(ASKED, signedIn(ctx.actor).accountId);
  return findDeflection(ctx, asked);
}

/**
 * The same for whoever has judged who asks, such as the public form.
 *
 * @example const { answers } = await findDeflection(ctx, { text: 'How do I sign?', language: 'en' });
 */
export async function findDeflection(
  ctx: Ctx,
  { text, language }: { text: string; language: Language },
): Promise<Deflection> {
  const incidents = await ctx.news.openIncidents(ctx, ctx.db);
  const matching = matchIncidents(text, incidents);
  const question = { text, language, limit: MOST_ANSWERS, isTyped: false, withProject: false };
  return {
    incidents: incidents.map((one) => ({ ...one, isMatch: matching.includes(one) })),
    symptoms: findSymptoms(text, ctx.config.publicUrl),
    answers: await findAnswers(ctx, question),
  };
}
