import { and, desc, eq, gt, inArray, isNull, lt, sql, type SQL } from 'drizzle-orm';
import { accounts } from '#accounts';
import { channels } from '#channels';
import { packages, type Deliverable } from '#packages';
import { labelOf, numberOf, refusal } from '#release-rules';
import { contains } from '../../platform/contains.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { releaseDiffs, releases } from './schema.ts';

/** How many releases of a channel our API shows. */
export const VISIBLE_RELEASES = 1000;

/** A release with all that either API says of it. */
export interface ReleaseRecord extends Deliverable {
  id: string;
  orgId: string;
  appId: string;
  channelId: string;
  number: number;
  label: string;
  appVersion: string;
  description: string;
  /** By hand. The CodePush wire shows a halted release as disabled too. */
  isDisabled: boolean;
  isHalted: boolean;
  haltReason: string | null;
  isMandatory: boolean;
  /** 1–99, or null when finished. */
  rollout: number | null;
  packageId: string;
  packageHash: string;
  kind: 'zip' | 'file';
  manifestBlob: string | null;
  signature: string | null;
  method: 'Upload' | 'Promote' | 'Rollback';
  originalLabel: string | null;
  /** The name that the source channel had. */
  originalChannel: string | null;
  /** E-mail address of who made this release. */
  releasedBy: string;
  releasedByName: string;
  commit: string | null;
  sourceMapBlob: string | null;
  createdAt: Date;
  /** Rises with each change. */
  revision: number;
  /** File diffs, each for the devices on one earlier package. */
  diffs: (Deliverable & { fromHash: string })[];
}

/** Which releases of a channel are meant. */
export interface RecordFilter {
  orgId: string;
  channelId: string;
  /** How far back: the newest so many. */
  visible?: number;
  number?: number | undefined;
  /** Only releases older than this number. */
  before?: number | undefined;
  limit?: number;
  /** A part of the label, of the native versions or of the description. */
  search?: string | undefined;
}

/**
 * Releases of a channel, newest first.
 *
 * @example const [newest] = await findReleases(ctx.db, { orgId: org.id, channelId: channel.id, limit: 1 });
 */
export function findReleases(db: Db | Tx, filter: RecordFilter): Promise<ReleaseRecord[]> {
  const { orgId, channelId, visible = VISIBLE_RELEASES, number, before, limit = visible } = filter;
  const label = sql`concat('v', ${releases.number})`;
  const where = and(
    eq(releases.orgId, orgId),
    eq(releases.channelId, channelId),
    isNull(releases.clearedAt),
    gt(releases.number, sql`${channels.lastNumber} - ${visible}::integer`),
    number === undefined ? undefined : eq(releases.number, number),
    before === undefined ? undefined : lt(releases.number, before),
    contains(filter.search, label, releases.appVersion, releases.description),
  );
  return select(db, orgId, where, limit);
}

/**
 * The newest release of each channel that has one, by channel id.
 *
 * @example const newest = (await newestReleases(ctx.db, org.id, [channel.id])).get(channel.id);
 */
export async function newestReleases(
  db: Db | Tx,
  orgId: string,
  channelIds: string[],
): Promise<Map<string, ReleaseRecord>> {
  if (channelIds.length === 0) return new Map();
  const where = and(
    eq(releases.orgId, orgId),
    inArray(releases.channelId, channelIds),
    isNull(releases.clearedAt),
    eq(releases.number, channels.lastNumber),
  );
  const found = await select(db, orgId, where, channelIds.length);
  return new Map(found.map((record) => [record.channelId, record]));
}

/**
 * One release by its id, unless its history was cleared.
 *
 * @example const found = await findReleaseById(ctx.db, org.id, release.id);
 */
export async function findReleaseById(
  db: Db | Tx,
  orgId: string,
  id: string,
): Promise<ReleaseRecord | undefined> {
  const where = and(eq(releases.orgId, orgId), eq(releases.id, id), isNull(releases.clearedAt));
  return (await select(db, orgId, where, 1))[0];
}

async function select(
  db: Db | Tx,
  orgId: string,
  where: SQL | undefined,
  limit: number,
): Promise<ReleaseRecord[]> {
  const rows = await db
    .select({ release: releases, pkg: packages, email: accounts.email, name: accounts.name })
    .from(releases)
    .innerJoin(packages, eq(packages.id, releases.packageId))
    .innerJoin(accounts, eq(accounts.id, releases.releasedBy))
    .innerJoin(channels, eq(channels.id, releases.channelId))
    .where(where)
    .orderBy(desc(releases.number))
    .limit(limit);
  const ids = rows.map((row) => row.release.id);
  const ofThese = and(eq(releaseDiffs.orgId, orgId), inArray(releaseDiffs.releaseId, ids));
  const diffs = ids.length > 0 ? await db.select().from(releaseDiffs).where(ofThese) : [];
  return rows.map((row) =>
    toRecord(
      row,
      diffs.filter((diff) => diff.releaseId === row.release.id),
    ),
  );
}

interface Row {
  release: typeof releases.$inferSelect;
  pkg: typeof packages.$inferSelect;
  email: string;
  name: string;
}

function toRecord({ release, pkg, email, name }: Row, diffs: ReleaseRecord['diffs']): ReleaseRecord {
  const { number, originalNumber, haltedAt } = release;
  return {
    id: release.id,
    orgId: release.orgId,
    appId: release.appId,
    channelId: release.channelId,
    number,
    label: labelOf(number),
    appVersion: release.appVersion,
    description: release.description,
    isDisabled: release.isDisabled,
    isHalted: haltedAt !== null,
    haltReason: release.haltReason,
    isMandatory: release.isMandatory,
    rollout: release.rollout,
    packageId: pkg.id,
    packageHash: pkg.hash,
    kind: pkg.kind,
    blob: pkg.blob,
    sizeBytes: pkg.sizeBytes,
    manifestBlob: pkg.manifestBlob,
    signature: pkg.signature,
    method: release.method,
    originalLabel: originalNumber === null ? null : labelOf(originalNumber),
    originalChannel: release.originalChannel,
    releasedBy: email,
    releasedByName: name,
    commit: release.commit,
    sourceMapBlob: release.sourceMapBlob,
    createdAt: release.createdAt,
    revision: release.revision,
    diffs: diffs.map(({ fromHash, blob, sizeBytes }) => ({ fromHash, blob, sizeBytes })),
  };
}

/**
 * One release of a channel.
 *
 * @param label the newest release when left out
 * @param visible how far back a label may reach
 * @throws Problem `no-releases`, `release-not-found`
 */
export async function findRelease(
  db: Db | Tx,
  channel: { id: string; orgId: string },
  label?: string,
  visible?: number,
): Promise<ReleaseRecord> {
  const filter = { orgId: channel.orgId, channelId: channel.id, limit: 1, ...(visible ? { visible } : {}) };
  const [found] = await findReleases(db, { ...filter, number: numberOf(label) });
  if (found) return found;
  const [newest] = label ? await findReleases(db, filter) : [];
  if (newest)
    throw refusal('release-not-found', `The channel has no release ${label}. Take a label of its history.`);
  throw refusal('no-releases', 'The channel has no releases yet. Release a package first.');
}
