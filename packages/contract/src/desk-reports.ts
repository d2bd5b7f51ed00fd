import { z } from 'zod';
import { endpoint, Instant } from './endpoint.ts';
import { ResponseRow } from './plans.ts';
import { ClockName } from './support-clocks.ts';
import { Severity, SupportQueue } from './support-terms.ts';
import { TicketQueue } from './ticket-shapes.ts';
import { TimeZone } from './time-zone.ts';

const tag = 'Support desk';
const count = z.number().int().min(0);
const share = z.number().min(0).max(1).nullable();
const seconds = count.nullable();
const date = z.iso.date();

const what = {
  clock: ClockName,
  /** Null for the queues. */
  responseRow: ResponseRow.nullable(),
  queue: SupportQueue.nullable(),
  severity: Severity.nullable(),
};

/** How many answers were in time: of clocks that were met or breached in the period, those that ended otherwise apart. */
export const Attainment = z.object({
  ...what,
  /** `commitment`: a contract promises it. */
  kind: z.enum(['target', 'commitment']),
  met: count,
  /** Dated to when the answer was due, whenever it was noticed. */
  breached: count,
  /** Met of both; null when there were none. */
  share,
});
export type Attainment = z.infer<typeof Attainment>;

/** How long answers took, of those given in the period, each in its clock's own calendar; nearest ranks, in seconds. */
export const ResponseTimes = z.object({
  ...what,
  answers: count,
  p50: seconds,
  p75: seconds,
  p90: seconds,
  p95: seconds,
  p99: seconds,
  longest: seconds,
});
export type ResponseTimes = z.infer<typeof ResponseTimes>;

/** What came in and what was done on one local day. */
export const DeskDay = z.object({
  day: date,
  opened: count,
  solved: count,
  /** Of those solved on that day, how many were opened again since. */
  reopened: count,
});
export type DeskDay = z.infer<typeof DeskDay>;

/** How the desk did in a period. */
export const DeskReport = z.object({
  from: Instant,
  /** Not part of it. */
  to: Instant,
  timeZone: z.string(),
  attainment: z.array(Attainment),
  responseTimes: z.array(ResponseTimes),
  days: z.array(DeskDay),
  totals: z.object({
    opened: count,
    solved: count,
    /** Solved without an answer, each with a reason of the agent. */
    silent: count,
    silentShare: share,
    /** Of those solved in the period, how many were opened again since. */
    reopened: count,
    reopenedShare: share,
  }),
  /** What is open at the end of the period, or now if that is to come. */
  backlog: z.object({
    at: Instant,
    tickets: count,
    medianAgeSeconds: seconds,
    p90AgeSeconds: seconds,
    oldestAgeSeconds: seconds,
    ages: z.array(z.object({ /** Null: no end. */ underDays: z.number().int().nullable(), tickets: count })),
    queues: z.array(z.object({ queue: TicketQueue, tickets: count, waitsForCustomer: count })),
  }),
  /** Of tickets solved in the period. */
  satisfaction: z.object({ good: count, bad: count, unrated: count, goodShare: share }),
});
export type DeskReport = z.infer<typeof DeskReport>;

/** The tables of a report that are given out as CSV. */
export const DeskReportTable = z.enum(['attainment', 'response-times', 'days', 'backlog', 'summary']);
export type DeskReportTable = z.infer<typeof DeskReportTable>;

const period = {
  /** First day. */
  from: date,
  /** Last day; at most 366 days. */
  to: date,
  /** Whose days they are. */
  timeZone: TimeZone.default('UTC'),
  queue: TicketQueue.optional(),
  /** Slug or id. */
  organisation: z.string().min(1).max(128).optional(),
};

/** The endpoints of reports of the desk. */
export const deskReports = {
  report: endpoint('agent', {
    method: 'GET',
    path: '/desk/report',
    summary: 'Attainment, response times, backlog, reopening and satisfaction of a period',
    tag,
  })
    .input(z.object(period))
    .output(DeskReport),
  reportTable: endpoint('agent', {
    method: 'GET',
    path: '/desk/report/{table}',
    summary: 'One table of a report as CSV',
    tag,
  })
    .input(z.object({ ...period, table: DeskReportTable }))
    .output(z.file()),
};
