import type { HolidayCalendar } from '@codepushgo/contract';
import { authoriseOperator } from '#organisations';
import type { Ctx } from '../../context.ts';
import { holidayCountries } from './holiday-data.ts';

/** Countries and regions whose holidays can be proposed, in the order of their names. */
export async function listHolidayCalendars(
  ctx: Ctx,
  input: { language: 'en' | 'fr' },
): Promise<{ items: HolidayCalendar[] }> {
  authoriseOperator(ctx.actor, 'customer.read', 'read');
  const items = await holidayCountries(input.language);
  return { items: items.toSorted((a, b) => a.name.localeCompare(b.name, input.language)) };
}
