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
  // In one pass, so that a name which looks like a parameter stays a name.
  const fill = (text: string): string =>
    text.replaceAll(/\{(\w+)\}/g, (hole, name: string) => String(reason.params[name] ?? hole));
  return { summary: fill(summary), next: next && fill(next) };
}
