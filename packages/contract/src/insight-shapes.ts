import { z } from 'zod';
import { Instant } from './endpoint.ts';
import { ReleaseMetrics } from './metrics.ts';

/**
 * `live`: offered to every device of its range; `rolling-out`: to a share; `halted` and `disabled`: to nobody, where
 * halted tells more than disabled.
 */
export const ReleaseState = z.enum(['live', 'rolling-out', 'halted', 'disabled']);
export type ReleaseState = z.infer<typeof ReleaseState>;

/** What devices made of a release. */
export const ReleaseFigures = ReleaseMetrics.omit({ label: true });
export type ReleaseFigures = z.infer<typeof ReleaseFigures>;

/** A release in a line. */
export const ReleaseLine = z.object({
  id: z.string(),
  label: z.string(),
  state: ReleaseState,
  /** The share of devices in percent; null when finished. */
  rollout: z.number().int().nullable(),
  appVersion: z.string(),
  description: z.string(),
  isMandatory: z.boolean(),
  method: z.enum(['Upload', 'Promote', 'Rollback']),
  /** The e-mail address of who made it, and the name. */
  releasedBy: z.string(),
  releasedByName: z.string(),
  createdAt: Instant,
});
export type ReleaseLine = z.infer<typeof ReleaseLine>;

/**
 * Figures over time. `values[i]` belongs to `at[i]`, the beginning of its bucket; the last bucket may still go on.
 *
 * @example Series.parse({ bucket: 'day', at: ['2030-01-01T00:00:00.000Z'], lines: [{ key: 'v1', values: [3] }] });
 */
export const Series = z.object({
  bucket: z.enum(['hour', 'day']),
  at: z.array(Instant),
  lines: z.array(z.object({ key: z.string(), values: z.array(z.number().int()) })),
});
export type Series = z.infer<typeof Series>;
