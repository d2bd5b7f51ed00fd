import type { ResponseTarget } from '@codepushgo/contract';
import type { Language } from '../../platform/language.ts';
import { documentTexts } from './document-texts.ts';

/**
 * A response target in words.
 *
 * @example targetText({ value: 2, unit: 'bh' }, 'fr'); // '2 heures ouvrées'
 */
export function targetText({ value, unit }: ResponseTarget, language: Language): string {
  const [one = '', several = one] = documentTexts[language].units[unit];
  const isOne = new Intl.PluralRules(language).select(value) === 'one';
  return (isOne ? one : several).replace('{n}', new Intl.NumberFormat(language).format(value));
}
