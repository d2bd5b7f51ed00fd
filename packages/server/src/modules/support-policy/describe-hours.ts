import type { SupportSchedule } from '@codepushgo/contract';
import type { Language } from '../../platform/language.ts';
import { daysText } from './days-text.ts';
import { documentTexts } from './document-texts.ts';

/**
 * The business hours of a ticket in plain words: days with the same hours together, the zone, whether holidays count.
 *
 * @example
 * const weekly = { 1: [{ open: '06:00', close: '18:00' }] };
 * describeHours({ timeZone: 'Europe/Paris', weekly, exceptions: [] }, 'en').value; // 'Monday, from 06:00 to 18:00 (Europe/Paris)'
 */
export function describeHours(
  { timeZone, weekly, exceptions }: SupportSchedule,
  language: Language,
): { label: string; value: string } {
  const t = documentTexts[language];
  const open = Object.entries(weekly).filter(([, intervals]) => intervals.length > 0);
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  const same = Map.groupBy(open, ([, intervals]) =>
    list.format(intervals.map((one) => t.interval(one.open, one.close))),
  );
  const parts = [...same].map(
    ([times, days]) =>
      `${daysText(
        days.map(([day]) => Number(day)),
        language,
      )}, ${times}`,
  );
  const value = `${parts.join(t.between)} (${timeZone})${exceptions.length > 0 ? t.butHolidays : ''}`;
  return { label: t.hours, value: value.charAt(0).toUpperCase() + value.slice(1) };
}
