import { html } from 'hono/html';
import { formatInstant } from '../../platform/format-instant.ts';
import type { Language } from '../../platform/language.ts';
import type { Html } from '../../platform/page.ts';

const formats: Record<Language, { day: Intl.DateTimeFormat; month: Intl.DateTimeFormat }> = {
  en: formatsOf('en'),
  fr: formatsOf('fr'),
};

function formatsOf(language: Language): { day: Intl.DateTimeFormat; month: Intl.DateTimeFormat } {
  const utc = { timeZone: 'UTC' } as const;
  return {
    day: new Intl.DateTimeFormat(language, { ...utc, day: 'numeric', month: 'long', year: 'numeric' }),
    month: new Intl.DateTimeFormat(language, { ...utc, month: 'long', year: 'numeric' }),
  };
}

const durations: Record<Language, Intl.DurationFormat> = {
  en: new Intl.DurationFormat('en', { style: 'short' }),
  fr: new Intl.DurationFormat('fr', { style: 'short' }),
};

/** An instant in UTC, for people and for programs. */
export function showInstant(iso: string, language: Language): Html {
  return html`<time datetime="${iso}">${formatInstant(new Date(iso), language, 'UTC')}</time>`;
}

/** A day, given as `YYYY-MM-DD`. */
export function dayName(date: string, language: Language): string {
  return formats[language].day.format(new Date(`${date}T00:00:00Z`));
}

/** A month, given as `YYYY-MM`, as a title. */
export function monthName(month: string, language: Language): string {
  const name = formats[language].month.format(new Date(`${month}-01T00:00:00Z`));
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** A span of time in words; from a minute on in whole minutes, rounded up. */
export function spanName(seconds: number, language: Language): string {
  if (seconds < 60) return durations[language].format({ seconds: Math.ceil(seconds) });
  const minutes = Math.ceil(seconds / 60);
  const parts = {
    days: Math.floor(minutes / 1440),
    hours: Math.floor(minutes / 60) % 24,
    minutes: minutes % 60,
  };
  return durations[language].format(parts);
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
