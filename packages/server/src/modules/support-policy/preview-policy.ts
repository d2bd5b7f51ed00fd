import type { PolicyDocument, SupportPolicy } from '@codepushgo/contract';
import { authoriseOperator } from '#organisations';
import type { Ctx } from '../../context.ts';
import { policyDocument } from './policy-document.ts';

/** What the page of a policy would say, in every language. */
export function previewPolicy(
  ctx: Ctx,
  { policy }: { policy: SupportPolicy },
): { en: PolicyDocument; fr: PolicyDocument } {
  authoriseOperator(ctx.actor, 'support-policy.read', 'read');
  const { publicUrl } = ctx.config;
  return { en: policyDocument(policy, 'en', publicUrl), fr: policyDocument(policy, 'fr', publicUrl) };
}
