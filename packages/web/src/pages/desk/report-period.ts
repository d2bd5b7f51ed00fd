import { useUrlParams } from '../../app/search.ts';
import { useUi } from '../../ui/ui-context.tsx';
import { localOf } from '../../ui/zoned-time.ts';

const DAYS = 30;
const DAY_MS = 86_400_000;
const QUEUES = ['technical', 'billing', 'security', 'abuse', 'data_protection', 'premium'] as const;

/** What a report is asked for. */
export interface Period {
  from: string;
  to: string;
  timeZone: string;
  queue: (typeof QUEUES)[number] | undefined;
}

/** The day that a zone's clock shows, some days before an instant: `2027-05-04`. */
function dayBefore(now: number, days: number, timeZone: string): string {
  const today = localOf(new Date(now).toISOString(), timeZone).slice(0, 10);
  return new Date(Date.parse(today) - days * DAY_MS).toISOString().slice(0, 10);
}

/** The period of the address, in days of the reader's zone; the last 30 days without one. */
export function usePeriod(): Period {
  const { values } = useUrlParams();
  const { timeZone } = useUi();
  const isDay = (text: string | undefined): text is string => /^\d{4}-\d\d-\d\d$/.test(text ?? '');
  const now = Date.now();
  const to = isDay(values['to']) ? values['to'] : dayBefore(now, 0, timeZone);
  const usual = new Date(Date.parse(to) - (DAYS - 1) * DAY_MS).toISOString().slice(0, 10);
  const from = isDay(values['from']) ? values['from'] : usual;
  return { from, to, timeZone, queue: QUEUES.find((each) => each === values['queue']) };
}

/** Where a table of the report is fetched as CSV. */
export function csvPath(table: string, { from, to, timeZone, queue }: Period): string {
  const query = new URLSearchParams({ from, to, timeZone, ...(queue && { queue }) });
  return `/api/v1/desk/report/${table}?${query.toString()}`;
}
