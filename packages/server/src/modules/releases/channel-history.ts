import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { packages, type Deliverable } from '#packages';
import { labelOf } from '#release-rules';
import type { Db, Tx } from '../../platform/db.ts';
import { releaseDiffs, releases } from './schema.ts';

/** How many releases of a channel the CodePush wire knows; devices are served from them. */
export const WIRE_HISTORY = 50;

/** One release as the decision sees it. */
export interface HistoryEntry extends Deliverable {
  id: string;
  /** 12 for `v12`. */
  number: number;
  label: string;
  /** A semver version or range. */
  appVersion: string;
  packageHash: string;
  /** Disabled by hand or halted. */
  isDisabled: boolean;
  isHalted: boolean;
  isMandatory: boolean;
  /** 1–99, or null when finished. */
  rollout: number | null;
  description: string;
  /** File diffs by the package hash that the device runs. */
  diffs: Map<string, Deliverable>;
}

const diffList = sql<{ hash: string; blob: string; sizeBytes: number }[]>`coalesce((
  SELECT json_agg(json_build_object('hash', d.from_hash, 'blob', d.blob, 'sizeBytes', d.size_bytes))
  FROM ${releaseDiffs} d WHERE d.org_id = ${releases.orgId} AND d.release_id = ${releases.id}
), '[]'::json)`;

/**
 * The newest 50 releases of a channel, oldest first: what an update check decides on.
 *
 * @example const newest = (await channelHistory(ctx.db, orgId, channelId)).at(-1);
 */
export async function channelHistory(db: Db | Tx, orgId: string, channelId: string): Promise<HistoryEntry[]> {
  const rows = await db
    .select({ release: releases, blob: packages.blob, sizeBytes: packages.sizeBytes, diffs: diffList })
    .from(releases)
    .innerJoin(packages, eq(packages.id, releases.packageId))
    .where(and(eq(releases.orgId, orgId), eq(releases.channelId, channelId), isNull(releases.clearedAt)))
    .orderBy(desc(releases.number))
    .limit(WIRE_HISTORY);
  return rows.toReversed().map((row) => ({
    id: row.release.id,
    number: row.release.number,
    label: labelOf(row.release.number),
    appVersion: row.release.appVersion,
    packageHash: row.release.packageHash,
    isDisabled: row.release.isDisabled || row.release.haltedAt !== null,
    isHalted: row.release.haltedAt !== null,
    isMandatory: row.release.isMandatory,
    rollout: row.release.rollout,
    description: row.release.description,
    blob: row.blob,
    sizeBytes: row.sizeBytes,
    diffs: new Map(row.diffs.map(({ hash, blob, sizeBytes }) => [hash, { blob, sizeBytes }])),
  }));
}

/**
 * The address under which everybody may fetch a package or a diff, for ever the same bytes.
 *
 * @param publicUrl `ctx.config.publicUrl`, without a slash at the end
 * @example downloadUrl(ctx.config.publicUrl, release.blob);
 */
export function downloadUrl(publicUrl: string, blob: string): string {
  return `${publicUrl}/downloads/${blob}`;
}
