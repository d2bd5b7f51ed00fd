import { z } from 'zod';

/**
 * Whether this is the name of a time zone in the IANA database, such as `Europe/Paris` or `UTC`; an offset is none.
 *
 * @example isTimeZone('+02:00'); // false
 */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** The name of a time zone, checked against the IANA database. */
export const TimeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, 'must be the name of a time zone, such as Europe/Paris');

/** A language that people may choose. */
export const LanguageName = z.enum(['en', 'fr']);
