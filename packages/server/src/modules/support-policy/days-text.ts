import type { Language } from '../../platform/language.ts';
import { documentTexts } from './document-texts.ts';

/**
 * Days of the week in words, those in a row as a span.
 *
 * @param days as ISO 8601 numbers them: 1 is Monday
 * @example daysText([1, 2, 3, 4, 5], 'en'); // 'Monday to Friday'
 */
export function daysText(days: number[], language: Language): string {
  const sorted = days.toSorted((a, b) => a - b);
  const names = sorted.map((day) => weekday(day, language));
  const isRun = sorted.every((day, at) => at === 0 || day === sorted[at - 1]! + 1);
  return isRun && names.length > 2
    ? documentTexts[language].daySpan(names[0]!, names.at(-1)!)
    : new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
}

function weekday(day: number, language: Language): string {
  // The first of January 2024 was a Monday.
  const date = new Date(Date.UTC(2024, 0, day));
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(date);
}
