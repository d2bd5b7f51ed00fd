import type { Language } from './language.ts';

const FIRST = /(?<!\d)1\s(?=(?:janv|févr|mars|avr|mai|juin|juil|août|sept|oct|nov|déc))/g;

/**
 * A date as French writes the first of a month, which `Intl` does not; a line does not end within it.
 *
 * @example firstOfMonth('1 novembre 2026', 'fr'); // '1er novembre 2026'
 */
export function firstOfMonth(text: string, language: Language): string {
  return language === 'fr' ? text.replaceAll(FIRST, '1er\u00A0') : text;
}
