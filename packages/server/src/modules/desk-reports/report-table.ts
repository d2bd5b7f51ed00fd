import type { DeskReport, DeskReportTable } from '@codepushgo/contract';
import type { Ctx } from '../../context.ts';
import { makeReport, type ReportRequest } from './make-report.ts';

type Cell = string | number | null;
type Table = { head: string[]; rows: Cell[][] };

/**
 * One table of a report as CSV (RFC 4180, UTF-8): the first line names the columns, an empty cell is "none".
 *
 * @throws Problem as {@link makeReport}
 * @example const file = await reportTable(ctx, { from, to, timeZone: 'UTC', table: 'attainment' });
 */
export async function reportTable(
  ctx: Ctx,
  { table, ...request }: ReportRequest & { table: DeskReportTable },
): Promise<File> {
  const { head, rows } = tables[table](await makeReport(ctx, request));
  const text = [head, ...rows].map((row) => `${row.map(toCell).join(',')}\r\n`).join('');
  return new File([text], `desk-${table}-${request.from}-${request.to}.csv`, { type: 'text/csv' });
}

/**
 * A cell as CSV has it. Names of tables are ours and figures are figures, so nothing here begins a formula.
 *
 * @example toCell('a "b", c'); // '"a ""b"", c"'
 */
function toCell(value: Cell): string {
  const text = value === null ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function tableOf<T extends object>(rows: T[], columns: (keyof T & string)[]): Table {
  return { head: columns, rows: rows.map((row) => columns.map((name) => row[name] as Cell)) };
}

const what = ['clock', 'responseRow', 'queue', 'severity'] as const;
const ranks = ['p50', 'p75', 'p90', 'p95', 'p99', 'longest'] as const;

const tables: Record<DeskReportTable, (report: DeskReport) => Table> = {
  attainment: ({ attainment }) => tableOf(attainment, [...what, 'kind', 'met', 'breached', 'share']),
  'response-times': ({ responseTimes }) => tableOf(responseTimes, [...what, 'answers', ...ranks]),
  days: ({ days }) => tableOf(days, ['day', 'opened', 'solved', 'reopened']),
  backlog: ({ backlog }) => tableOf(backlog.queues, ['queue', 'tickets', 'waitsForCustomer']),
  summary: ({ from, to, timeZone, totals, backlog, satisfaction }) => {
    const { tickets, medianAgeSeconds, p90AgeSeconds, oldestAgeSeconds } = backlog;
    const facts = { from, to, timeZone, ...totals, ...satisfaction };
    const ages = { backlog: tickets, medianAgeSeconds, p90AgeSeconds, oldestAgeSeconds };
    return { head: ['figure', 'value'], rows: Object.entries({ ...facts, ...ages }) };
  },
};
