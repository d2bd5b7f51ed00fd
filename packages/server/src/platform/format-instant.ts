import type { Language } from './language.ts';

// Made once for each language and zone: making one takes far longer than using it.
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * An instant in words, with the short name of its zone, for mails.
 *
 * @param timeZone as the IANA database names it
 * @example formatInstant(new Date('2030-07-01T12:00:00Z'), 'en', 'Europe/Paris'); // 'July 1, 2030 at 2:00 PM GMT+2'
 */
export function formatInstant(instant: Date, language: Language, timeZone: string): string {
  const key = `${language} ${timeZone}`;
  const format = formats.get(key) ?? makeFormat(language, timeZone);
  formats.set(key, format);
  return format.format(instant);
}

function makeFormat(language: Language, timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  });
}
