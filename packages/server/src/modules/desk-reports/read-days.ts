import type { DeskReport } from '@codepushgo/contract';
import { ticketEvents, tickets } from '#ticket-store';
import { sql, type SQL } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { instant, isOfScope, isTicketOfScope, shareOf, type ReportScope } from './report-scope.ts';

// As the index says it.
const IS_SOLVE = sql`((c.change ->> 'to') = 'solved' OR (c.change ->> 'status') = 'solved')`;

/** What came in and what was solved, day by day and in sum. */
export async function readDays(ctx: Ctx, scope: ReportScope): Promise<Pick<DeskReport, 'days' | 'totals'>> {
  const opened = await readOpened(ctx, scope);
  const solved = await readSolved(ctx, scope);
  const days = scope.period.days.map(({ day }, n) => {
    const done = solved.get(n + 1);
    return { day, opened: opened.get(n + 1) ?? 0, solved: done?.solved ?? 0, reopened: done?.reopened ?? 0 };
  });
  const sum = (name: 'opened' | 'solved' | 'reopened'): number =>
    days.reduce((total, day) => total + day[name], 0);
  const all = { opened: sum('opened'), solved: sum('solved'), reopened: sum('reopened') };
  const silent = [...solved.values()].reduce((total, one) => total + one.silent, 0);
  const shares = {
    silentShare: shareOf(silent, all.solved),
    reopenedShare: shareOf(all.reopened, all.solved),
  };
  return { days, totals: { ...all, silent, ...shares } };
}

/** The number of the day in the period that an instant belongs to, from 1 on. */
function dayOf(column: SQL, { period }: ReportScope): SQL {
  const bounds = period.days.map(({ from }) => from.toISOString());
  return sql`width_bucket(${column}, ${`{${bounds.join(',')}}`}::timestamptz[])`;
}

async function readOpened({ db }: Ctx, scope: ReportScope): Promise<Map<number, number>> {
  const { from, to } = scope.period;
  const { rows } = await db.execute<{ day: number; n: number }>(sql`
    SELECT ${dayOf(sql`t.created_at`, scope)} AS day, count(*)::int AS n FROM ${tickets} t
    WHERE t.created_at >= ${instant(from)} AND t.created_at < ${instant(to)} AND ${isTicketOfScope(scope)}
    GROUP BY 1`);
  return new Map(rows.map(({ day, n }) => [day, n]));
}

type Solved = {
  solved: number;
  silent: number;
  reopened: number;
};

/** Solutions of each day: how many nobody was told of, and how many did not hold. */
async function readSolved({ db }: Ctx, scope: ReportScope): Promise<Map<number, Solved>> {
  const { from, to } = scope.period;
  const { rows } = await db.execute<Solved & { day: number }>(sql`
    SELECT ${dayOf(sql`c.at`, scope)} AS day, count(*)::int AS solved,
      (count(*) FILTER (WHERE c.change ? 'silence'))::int AS silent,
      (count(*) FILTER (WHERE EXISTS (
        SELECT FROM ${ticketEvents} n WHERE n.org_id = c.org_id AND n.ticket_id = c.ticket_id AND n.seq > c.seq
          AND ((n.change ->> 'from') IN ('solved', 'closed') AND (n.change ->> 'to') NOT IN ('solved', 'closed')
            OR (n.change ->> 'kind') = 'reply' AND (n.change ->> 'status') <> 'solved')
      )))::int AS reopened
    FROM ${ticketEvents} c
    WHERE ${IS_SOLVE} AND c.at >= ${instant(from)} AND c.at < ${instant(to)} AND ${isOfScope(scope)}
    GROUP BY 1`);
  return new Map(rows.map(({ day, ...one }) => [day, one]));
}
