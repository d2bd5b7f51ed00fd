import { sql } from 'drizzle-orm';
import { apps } from '#apps';
import { channels, deploymentKeys } from '#channels';
import type { Tx } from '../../platform/db.ts';

/** A channel that reports came for. */
export interface ReportedChannel {
  id: string;
  orgId: string;
  /** Figures belong to it; it rises when the history is cleared. */
  epoch: number;
  lastNumber: number;
}

/**
 * The channels of deployment keys, by key; unknown, expired and deleted ones are missing.
 * They stay as they are until the transaction ends: no transfer, no clearing in between.
 */
export async function lockChannels(tx: Tx, keys: string[], now: Date): Promise<Map<string, ReportedChannel>> {
  const { rows } = await tx.execute<{
    key: string;
    id: string;
    org_id: string;
    epoch: number;
    last_number: number;
  }>(sql`
    SELECT k.key, c.id, c.org_id, c.history_epoch AS epoch, c.last_number
    FROM ${deploymentKeys} k
    JOIN ${channels} c ON c.org_id = k.org_id AND c.id = k.channel_id AND c.deleted_at IS NULL
    JOIN ${apps} a ON a.org_id = c.org_id AND a.id = c.app_id AND a.deleted_at IS NULL
    WHERE k.key = ANY(${sql.param(keys)}::text[]) AND (k.expires_at IS NULL OR k.expires_at > ${now.toISOString()}::timestamptz)
    ORDER BY c.id
    FOR SHARE OF c`);
  return new Map(
    rows.map((row) => [
      row.key,
      { id: row.id, orgId: row.org_id, epoch: row.epoch, lastNumber: row.last_number },
    ]),
  );
}
