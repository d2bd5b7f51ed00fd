import { firstOfMonth } from './first-of-month.ts';
import { DATE_LOCALES, type Language } from './language.ts';

// Made once for each language and zone: making one takes far longer than using it.
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * An instant in words, with the short name of its zone, for mails.
 *
 * @param timeZone as the IANA database names it
 * @example formatInstant(new Date('2030-07-01T12:00:00Z'), 'en', 'Europe/Paris'); // '1 July 2030 at 14:00 CEST'
 */
export function formatInstant(instant: Date, language: Language, timeZone: string): string {
  const key = `${language} ${timeZone}`;
  const format = formats.get(key) ?? makeFormat(language, timeZone);
  formats.set(key, format);
  return firstOfMonth(format.format(instant), language);
}

function makeFormat(language: Language, timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(DATE_LOCALES[language], {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  });
}
