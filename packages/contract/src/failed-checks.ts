import { z } from 'zod';
import { AnyInstant, endpoint, inOrg, Instant } from './endpoint.ts';

const tag = 'Decisions';
const count = z.number().int().min(0);

/** One minute of an organisation; where nothing was measured the counts are 0 and say nothing. */
export const CheckMinute = z.object({
  /** Its beginning. */
  minute: Instant,
  /** False: the platform counted nothing then, or cannot say whose the failures were. */
  isMeasured: z.boolean(),
  checks: count,
  /** Answered with a status of 500 and above, or after more than five seconds. */
  failedChecks: count,
  downloads: count,
  /** Likewise; of a download the beginning of the answer counts. */
  failedDownloads: count,
});
export type CheckMinute = z.infer<typeof CheckMinute>;

/** Sums of minutes; null when not one of them was measured. */
export const CheckFigures = z.object({
  measuredMinutes: count,
  unmeasuredMinutes: count,
  checks: count.nullable(),
  failedChecks: count.nullable(),
  downloads: count.nullable(),
  failedDownloads: count.nullable(),
});
export type CheckFigures = z.infer<typeof CheckFigures>;

/** An organisation's checks and downloads, minute by minute. */
export const FailedChecks = z.object({
  from: Instant,
  to: Instant,
  total: CheckFigures,
  /** The oldest first. */
  minutes: z.array(CheckMinute),
});
export type FailedChecks = z.infer<typeof FailedChecks>;

/** An incident of the platform, and what it did to an organisation. */
export const IncidentChecks = z.object({
  id: z.string(),
  title: z.object({ en: z.string(), fr: z.string() }),
  startedAt: Instant,
  /** Null while it is open. */
  resolvedAt: Instant.nullable(),
  url: z.string().nullable(),
  figures: CheckFigures,
});
export type IncidentChecks = z.infer<typeof IncidentChecks>;

/** How many of its own update checks and downloads failed, for the organisation alone. */
export const failedChecks = {
  list: endpoint('organisation.read', {
    method: 'GET',
    path: '/organisations/{org}/failed-checks',
    summary: 'Update checks and downloads that the platform failed, minute by minute, for at most 24 hours',
    tag,
  })
    .input(z.object({ ...inOrg, from: AnyInstant, to: AnyInstant }))
    .output(FailedChecks),
  incidents: endpoint('organisation.read', {
    method: 'GET',
    path: '/organisations/{org}/failed-checks/incidents',
    summary:
      'The incidents of the last 100 days with the checks and downloads that failed during each, newest first',
    tag,
  })
    .input(z.object(inOrg))
    .output(z.object({ items: z.array(IncidentChecks) })),
};
