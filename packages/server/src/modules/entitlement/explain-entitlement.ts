import type { Entitlement, EntitlementText } from '@codepushgo/contract';
import { reasonsEn } from './texts-en.ts';
import { reasonsFr } from './texts-fr.ts';

const texts = { en: reasonsEn, fr: reasonsFr };

/**
 * A judgement in plain words: what becomes of the request, what would make it eligible and whom to ask.
 *
 * @example explainEntitlement(entitlement, 'fr').summary; // 'Le projet « Boutique » n’est pas payé : …'
 */
export function explainEntitlement(
  { reason }: Pick<Entitlement, 'reason'>,
  language: 'en' | 'fr',
): EntitlementText {
  const [summary, next] = texts[language][reason.code];
  return { summary: fillReason(summary, reason), next: next && fillReason(next, reason) };
}

/** A text with the parameters of a reason; in one pass, so that a name which looks like a parameter stays a name. */
export function fillReason(text: string, { params }: Entitlement['reason']): string {
  return text.replaceAll(/\{(\w+)\}/g, (hole, name: string) => String(params[name] ?? hole));
}
