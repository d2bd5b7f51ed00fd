import { firstOfMonth } from '../platform/first-of-month.ts';
import { DATE_LOCALES, type Language } from '../platform/language.ts';

const HOUR_SECONDS = 3600;
const MINUTE_SECONDS = 60;

/** A percentage that was cut off already: only the sign of its decimals differs. */
export const percent = (text: string, language: Language): string =>
  language === 'fr' ? `${text.replace('.', ',')} %` : `${text}%`;

/** A decimal such as `0.3` as people of the language write it. */
export const decimal = (text: string, language: Language): string =>
  language === 'fr' ? text.replace('.', ',') : text;

/** `2026-09` as a name. */
export const monthName = (month: string, language: Language): string =>
  new Intl.DateTimeFormat(DATE_LOCALES[language], { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );

/** An instant in UTC, to the minute. */
export const instant = (at: string | Date, language: Language): string =>
  firstOfMonth(
    new Intl.DateTimeFormat(DATE_LOCALES[language], {
      dateStyle: 'medium',
      timeStyle: 'short',
      timeZone: 'UTC',
    }).format(new Date(at)),
    language,
  );

/** Seconds as hours, minutes and seconds; parts of a second stay, for they are weighted. */
export function duration(seconds: number, language: Language): string {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const [hours, rest] = [Math.floor(seconds / HOUR_SECONDS), seconds % HOUR_SECONDS];
  const [minutes, left] = [Math.floor(rest / MINUTE_SECONDS), rest % MINUTE_SECONDS];
  const parts = [
    hours > 0 && `${number.format(hours)} h`,
    minutes > 0 && `${minutes} min`,
    left > 0 && `${number.format(left)} s`,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(' ') : '0 s';
}
