import { DATE_LOCALES, type Language } from '../platform/language.ts';

/** An instant for readers without JavaScript, whose zone is not known: in UTC, and saying so. */
export function showInstant(language: Language, at: Date | string): string {
  const format = new Intl.DateTimeFormat(DATE_LOCALES[language], {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  return `${format.format(new Date(at))} UTC`;
}
