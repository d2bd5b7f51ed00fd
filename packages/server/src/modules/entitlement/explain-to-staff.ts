import type { Entitlement } from '@codepushgo/contract';
import { fillReason } from './explain-entitlement.ts';
import { staffReasonsEn } from './staff-texts-en.ts';
import { staffReasonsFr } from './staff-texts-fr.ts';

const texts = { en: staffReasonsEn, fr: staffReasonsFr };

/**
 * A judgement in plain words for those who answer: the same facts, told of somebody else.
 *
 * @example explainToStaff(entitlement, 'en'); // 'The request on “Shop” is processed, with a response time.'
 */
export function explainToStaff({ reason }: Pick<Entitlement, 'reason'>, language: 'en' | 'fr'): string {
  return fillReason(texts[language][reason.code], reason);
}
