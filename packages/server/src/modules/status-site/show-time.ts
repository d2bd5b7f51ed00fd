import { html } from 'hono/html';
import { firstOfMonth } from '../../platform/first-of-month.ts';
import { formatInstant } from '../../platform/format-instant.ts';
import { DATE_LOCALES, type Language } from '../../platform/language.ts';
import type { Html } from '../../platform/page.ts';

type Format = Record<Language, Intl.DateTimeFormat>;

const formats = (options: Intl.DateTimeFormatOptions): Format => ({
  en: new Intl.DateTimeFormat(DATE_LOCALES.en, { ...options, timeZone: 'UTC' }),
  fr: new Intl.DateTimeFormat(DATE_LOCALES.fr, { ...options, timeZone: 'UTC' }),
});
const days = formats({ day: 'numeric', month: 'long', year: 'numeric' });
const months = formats({ month: 'long', year: 'numeric' });
const shortMonths = formats({ month: 'short', year: 'numeric' });
const hours = formats({ hour: 'numeric', minute: '2-digit', timeZoneName: 'short' });

const durations: Record<Language, Intl.DurationFormat> = {
  en: new Intl.DurationFormat('en', { style: 'short' }),
  fr: new Intl.DurationFormat('fr', { style: 'short' }),
};

/** An instant in UTC, for people and for programs. */
export function showInstant(iso: string, language: Language): Html {
  return html`<time datetime="${iso}">${withZone(formatInstant(new Date(iso), language, 'UTC'))}</time>`;
}

/** The same without its day, beside an instant of that day. */
export function showHour(iso: string, language: Language): Html {
  return html`<time datetime="${iso}">${withZone(hours[language].format(new Date(iso)))}</time>`;
}

// A line does not end between a time and its zone.
function withZone(text: string): string {
  return text.replace(/ (?=\S+$)/, '\u00A0');
}

/** A day, given as `YYYY-MM-DD`. */
export function dayName(date: string, language: Language): string {
  return firstOfMonth(days[language].format(new Date(`${date}T00:00:00Z`)), language);
}

/** All days from one to another. */
export function daysName(first: string, last: string, language: Language): string {
  const [from, to] = [new Date(`${first}T00:00:00Z`), new Date(`${last}T00:00:00Z`)];
  return firstOfMonth(days[language].formatRange(from, to), language);
}

/** A month, given as `YYYY-MM`, as a title. */
export function monthName(month: string, language: Language): string {
  return capital(months[language].format(new Date(`${month}-01T00:00:00Z`)));
}

/** The same, short, for tables. */
export function shortMonthName(month: string, language: Language): string {
  return capital(shortMonths[language].format(new Date(`${month}-01T00:00:00Z`)));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A span of time in words; from a minute on in whole minutes, rounded up. */
export function spanName(seconds: number, language: Language): string {
  if (seconds < 60) return keepUnits(durations[language].format({ seconds: Math.ceil(seconds) }));
  const minutes = Math.ceil(seconds / 60);
  const parts = {
    days: Math.floor(minutes / 1440),
    hours: Math.floor(minutes / 60) % 24,
    minutes: minutes % 60,
  };
  return keepUnits(durations[language].format(parts));
}

// Nor between a number and its unit.
function keepUnits(text: string): string {
  return text.replaceAll(/(?<=\d) (?=\p{L})/gu, '\u00A0');
}

/** A percentage whose decimals are settled. */
export function percentName(percent: string, language: Language): string {
  return language === 'fr' ? `${percent.replace('.', ',')} %` : `${percent}%`;
}

/** The UTC day of an instant. */
export function dayOf(iso: string): string {
  return iso.slice(0, 10);
}

/** As many days before a day. */
export function daysBefore(date: string, count: number): string {
  return dayOf(new Date(Date.parse(date) - count * 86_400_000).toISOString());
}

/** Every month from one to another, both counted, the newest first. */
export function monthsBack(first: string, last: string): string[] {
  const months: string[] = [];
  for (let month = last; month >= first; month = daysBefore(`${month}-01`, 1).slice(0, 7)) months.push(month);
  return months;
}
