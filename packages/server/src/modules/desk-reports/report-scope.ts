import type { TicketQueue } from '@codepushgo/contract';
import { tickets } from '#ticket-store';
import { sql, type SQL } from 'drizzle-orm';
import type { Period } from './period.ts';

/** What a report looks at. */
export interface ReportScope {
  period: Period;
  now: Date;
  orgId: string | null;
  queue: TicketQueue | null;
}

/** The condition that a row `c` of events or clocks belongs to the report. */
export function isOfScope({ orgId, queue }: ReportScope): SQL {
  const org = orgId === null ? sql`true` : sql`c.org_id = ${orgId}`;
  if (queue === null) return org;
  return sql`${org} AND EXISTS (SELECT FROM ${tickets} q WHERE q.org_id = c.org_id AND q.id = c.ticket_id AND q.queue = ${queue})`;
}

/** The same for a row `t` of tickets. */
export function isTicketOfScope({ orgId, queue }: ReportScope): SQL {
  const org = orgId === null ? sql`true` : sql`t.org_id = ${orgId}`;
  return queue === null ? org : sql`${org} AND t.queue = ${queue}`;
}

/** An instant as SQL. */
export function instant(at: Date): SQL {
  return sql`${at.toISOString()}::timestamptz`;
}

/** A share of a whole; null of nothing. */
export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
