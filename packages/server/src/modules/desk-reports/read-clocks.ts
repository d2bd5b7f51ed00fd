import type { Attainment, ResponseTimes } from '@codepushgo/contract';
import { slaClocks } from '#ticket-clocks';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { instant, isOfScope, shareOf, type ReportScope } from './report-scope.ts';

const SEVERITIES = ['urgent', 'high', 'normal', 'low', null] as const;

/**
 * How many answers were in time. A clock counts where it was decided: met when it was answered, breached when it was
 * due. Cancelled ones count only if they had been breached before.
 */
export async function readAttainment({ db }: Ctx, scope: ReportScope): Promise<Attainment[]> {
  const { period, now } = scope;
  const [from, to] = [instant(period.from), instant(period.to)];
  const own = isOfScope(scope);
  // What fell due since the last sweep is not written down as a breach yet.
  const unseen = instant(period.to < now ? period.to : now);
  const { rows } = await db.execute<Omit<Attainment, 'share'>>(sql`
    SELECT clock, response_row AS "responseRow", queue, severity, kind,
      (count(*) FILTER (WHERE NOT is_late))::int AS met, (count(*) FILTER (WHERE is_late))::int AS breached
    FROM (
      SELECT c.*, false AS is_late FROM ${slaClocks} c
      WHERE c.satisfied_at >= ${from} AND c.satisfied_at < ${to} AND c.breached_at IS NULL AND c.state <> 'cancelled' AND ${own}
      UNION ALL
      SELECT c.*, true FROM ${slaClocks} c WHERE c.breached_at >= ${from} AND c.breached_at < ${to} AND ${own}
      UNION ALL
      SELECT c.*, true FROM ${slaClocks} c
      WHERE c.state = 'running' AND c.due_at >= ${from} AND c.due_at < ${unseen} AND c.breached_at IS NULL AND ${own}
    ) decided
    GROUP BY clock, response_row, queue, severity, kind`);
  return inOrder(rows).map((row) => ({ ...row, share: shareOf(row.met, row.met + row.breached) }));
}

/** How long the answers of the period took. */
export async function readResponseTimes({ db }: Ctx, scope: ReportScope): Promise<ResponseTimes[]> {
  const { from, to } = scope.period;
  type Row = Pick<ResponseTimes, 'clock' | 'responseRow' | 'queue' | 'severity' | 'answers' | 'longest'> & {
    ranks: number[] | null;
  };
  const { rows } = await db.execute<Row>(sql`
    SELECT c.clock, c.response_row AS "responseRow", c.queue, c.severity, count(*)::int AS answers,
      max(c.elapsed_seconds)::int AS longest,
      percentile_disc(ARRAY[0.5, 0.75, 0.9, 0.95, 0.99]) WITHIN GROUP (ORDER BY c.elapsed_seconds) AS ranks
    FROM ${slaClocks} c
    WHERE c.satisfied_at >= ${instant(from)} AND c.satisfied_at < ${instant(to)} AND c.elapsed_seconds IS NOT NULL
      AND ${isOfScope(scope)}
    GROUP BY c.clock, c.response_row, c.queue, c.severity`);
  return inOrder(rows).map(({ ranks, ...row }) => {
    const [p50 = null, p75 = null, p90 = null, p95 = null, p99 = null] = ranks ?? [];
    return { ...row, p50, p75, p90, p95, p99 };
  });
}

type Named = Pick<Attainment, 'clock' | 'responseRow' | 'queue' | 'severity'> & { kind?: string };

/** By clock, row and queue, the gravest first. */
function inOrder<T extends Named>(rows: T[]): T[] {
  const keyOf = ({ clock, responseRow, queue, severity, kind }: Named): string =>
    [clock, responseRow ?? '~', queue ?? '', SEVERITIES.indexOf(severity), kind ?? ''].join(' ');
  return rows.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
