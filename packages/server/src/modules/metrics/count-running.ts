import type { Ctx } from '../../context.ts';
import { assertRange, countDevices, isIn, sumOf } from './device-counts.ts';

/** What the devices run that a version range reaches. */
export interface RunningCounts {
  reached: number;
  total: number;
  /** By label; under null those on the binary's own bundle, and those that have not said. */
  byLabel: Map<string | null, number>;
}

const SEEN_WITHIN_DAYS = 30;
const LABEL = /^v\d+$/;

/**
 * Counts what the devices of a version range run, of those that were seen on the last 30 days. Judges nobody's rights.
 *
 * @throws Problem `invalid-input` when the range is not semver
 * @example const { byLabel } = await countRunning(ctx, channel, '^1.2.0');
 */
export async function countRunning(
  ctx: Ctx,
  channel: { orgId: string; id: string; historyEpoch: number },
  range: string,
): Promise<RunningCounts> {
  assertRange(range);
  const counts = await countDevices(ctx, channel, SEEN_WITHIN_DAYS);
  const reached = counts.filter(({ appVersion }) => isIn(appVersion, range));
  const groups = Map.groupBy(reached, ({ running }) => (running && LABEL.test(running) ? running : null));
  return {
    reached: sumOf(reached),
    total: sumOf(counts),
    byLabel: new Map([...groups].map(([label, same]) => [label, sumOf(same)])),
  };
}
