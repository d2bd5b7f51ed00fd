import type { DecisionRule } from '@codepushgo/contract';
import { and, eq, isNotNull } from 'drizzle-orm';
import { deviceReleases } from '#metrics';
import type { Db } from '../../platform/db.ts';
import { ruleOf } from './choose.ts';

/** Of which channel's device the failures are asked for. */
interface FailureQuery {
  orgId: string;
  id: string;
  historyEpoch: number;
}

/** When a device first reported that a release had failed on it, by label. */
export async function previousFailures(
  db: Db,
  channel: FailureQuery,
  device: string,
): Promise<Map<string, Date>> {
  const rows = await db
    .select({ label: deviceReleases.label, failedAt: deviceReleases.failedAt })
    .from(deviceReleases)
    .where(
      and(
        eq(deviceReleases.orgId, channel.orgId),
        eq(deviceReleases.channelId, channel.id),
        eq(deviceReleases.device, device),
        eq(deviceReleases.epoch, channel.historyEpoch),
        isNotNull(deviceReleases.failedAt),
      ),
    );
  return new Map(rows.map(({ label, failedAt }) => [label, failedAt!]));
}

/**
 * The rule that tells of a release offered to a device on which it had failed before. The wire fixes the answer, so
 * the rule changes nothing: it says why the SDK, which remembers, did not install what it was given.
 */
export function failureRule(
  failures: Map<string, Date>,
  label: string | null,
  lastAtMs: number,
): DecisionRule[] {
  const failedAt = label === null ? undefined : failures.get(label);
  if (!failedAt || failedAt.getTime() > lastAtMs) return [];
  return [ruleOf('previously-failed', label, true, { failedAt: failedAt.toISOString() })];
}
