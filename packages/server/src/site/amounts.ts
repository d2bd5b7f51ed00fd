import type { Language } from '../platform/language.ts';

const LOCALES: Record<Language, string> = { en: 'en-US', fr: 'fr-FR' };

/**
 * A sum of micro-dollars in words of a language: whole dollars without cents, parts of a cent in full.
 *
 * @example dollars(3_000, 'en'); // '$0.003'
 */
export function dollars(microUsd: number, language: Language): string {
  const isWhole = microUsd % 1_000_000 === 0;
  return new Intl.NumberFormat(LOCALES[language], {
    style: 'currency',
    currency: 'USD',
    // The page says once that dollars are those of the United States.
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: isWhole ? 0 : 2,
    maximumFractionDigits: 6,
  }).format(microUsd / 1_000_000);
}

/** A number as people of the language write it. */
export function figure(count: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language]).format(count);
}
