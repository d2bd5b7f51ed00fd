import type { DeskReport, TicketQueue } from '@codepushgo/contract';
import { ticketEvents, tickets } from '#ticket-store';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { instant, isTicketOfScope, shareOf, type ReportScope } from './report-scope.ts';

const AGE_DAYS = [1, 3, 7, 30];
const DAY_SECONDS = 86_400;
const QUEUES: TicketQueue[] = ['technical', 'premium', 'billing', 'security', 'abuse', 'data_protection'];

type Row = { queue: TicketQueue; age: number; n: number; waits: number };

/**
 * What is open at the end of the period, or now, and for how long. A ticket that was solved then and has been opened
 * again since was not.
 */
export async function readBacklog({ db }: Ctx, scope: ReportScope): Promise<DeskReport['backlog']> {
  const at = scope.period.to < scope.now ? scope.period.to : scope.now;
  // What has happened to a ticket since decides nothing about how it stood then.
  const wasOver = sql`(t.last_event_at > ${instant(at)} AND COALESCE((
    SELECT COALESCE(e.change ->> 'to', e.change ->> 'status') IN ('solved', 'closed') FROM ${ticketEvents} e
    WHERE e.org_id = t.org_id AND e.ticket_id = t.id AND e.at <= ${instant(at)}
      AND e.change ->> 'kind' IN ('status', 'reply')
    ORDER BY e.seq DESC LIMIT 1), false))`;
  const isThen = sql`t.created_at < ${instant(at)} AND ${isTicketOfScope(scope)} AND NOT ${wasOver}`;
  const open = sql`
    SELECT t.queue, t.waits IS NOT NULL OR t.status = 'pending_customer' AS waits,
      extract(epoch FROM ${instant(at)} - t.created_at)::bigint AS seconds
    FROM ${tickets} t WHERE t.status NOT IN ('solved', 'closed') AND ${isThen}
    UNION ALL
    SELECT t.queue, false, extract(epoch FROM ${instant(at)} - t.created_at)::bigint
    FROM ${tickets} t WHERE t.solved_at > ${instant(at)} AND t.status IN ('solved', 'closed') AND ${isThen}`;
  const bounds = `{${AGE_DAYS.map((days) => days * DAY_SECONDS).join(',')}}`;
  const { rows } = await db.execute<Row>(sql`
    SELECT queue, width_bucket(seconds, ${bounds}::bigint[]) AS age, count(*)::int AS n,
      (count(*) FILTER (WHERE waits))::int AS waits
    FROM (${open}) open GROUP BY 1, 2`);
  const { rows: ranks } = await db.execute<{ ranks: string[] | null; oldest: string | null }>(sql`
    SELECT percentile_disc(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY seconds)::text[] AS ranks, max(seconds)::text AS oldest
    FROM (${open}) open`);
  const seconds = (text: string | null | undefined): number | null => (text ? Number(text) : null);
  const sum = (some: Row[], name: 'n' | 'waits'): number => some.reduce((total, row) => total + row[name], 0);
  return {
    at: at.toISOString(),
    tickets: sum(rows, 'n'),
    medianAgeSeconds: seconds(ranks[0]?.ranks?.[0]),
    p90AgeSeconds: seconds(ranks[0]?.ranks?.[1]),
    oldestAgeSeconds: seconds(ranks[0]?.oldest),
    ages: [...AGE_DAYS, null].map((underDays, bucket) => ({
      underDays,
      tickets: sum(
        rows.filter(({ age }) => age === bucket),
        'n',
      ),
    })),
    queues: QUEUES.map((queue) => {
      const own = rows.filter((row) => row.queue === queue);
      return { queue, tickets: sum(own, 'n'), waitsForCustomer: sum(own, 'waits') };
    }),
  };
}

/** What requesters say of tickets that were solved in the period and are still; merged ones are said of once. */
export async function readSatisfaction({ db }: Ctx, scope: ReportScope): Promise<DeskReport['satisfaction']> {
  const { from, to } = scope.period;
  const { rows } = await db.execute<{ score: 'good' | 'bad' | null; n: number }>(sql`
    SELECT t.rating_score AS score, count(*)::int AS n FROM ${tickets} t
    WHERE t.solved_at >= ${instant(from)} AND t.solved_at < ${instant(to)} AND t.merged_into_id IS NULL
      AND ${isTicketOfScope(scope)}
    GROUP BY 1`);
  const of = (score: 'good' | 'bad' | null): number => rows.find((row) => row.score === score)?.n ?? 0;
  const [good, bad] = [of('good'), of('bad')];
  return { good, bad, unrated: of(null), goodShare: shareOf(good, good + bad) };
}
