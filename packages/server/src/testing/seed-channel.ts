import { sql } from 'drizzle-orm';
import { accounts } from '#accounts';
import { apps } from '#apps';
import { channels, deploymentKeys } from '#channels';
import { organisations } from '#organisations';
import { projects } from '#projects';
import { packages } from '#packages';
import { releaseDiffs, releases, type HistoryEntry } from '#releases';
import type { Clock } from '../platform/clock.ts';
import type { Db, Tx } from '../platform/db.ts';
import { newId } from '../platform/ids.ts';

/** A channel made for a test. */
export interface SeededChannel {
  accountId: string;
  orgId: string;
  appId: string;
  channelId: string;
  deploymentKey: string;
}

/**
 * Writes a channel with a history straight into the tables: recorded histories have package hashes
 * that no real upload can have. Everything around it (account, organisation, project, app) is new.
 */
export async function seedChannel(db: Db, clock: Clock, history: HistoryEntry[]): Promise<SeededChannel> {
  const at = clock.now();
  const made: SeededChannel = {
    accountId: newId('acc', clock),
    orgId: newId('org', clock),
    appId: newId('app', clock),
    channelId: newId('chn', clock),
    deploymentKey: newId('key', clock),
  };
  await db.transaction(async (tx) => {
    await insertOwner(tx, made, at);
    const projectId = newId('prj', clock);
    const { orgId, appId, channelId } = made;
    await tx.insert(projects).values({ id: projectId, orgId, slug: 'shop', name: 'Shop', createdAt: at });
    await tx
      .insert(apps)
      .values({ id: appId, orgId, projectId, name: 'Shop', displayName: 'Shop', createdAt: at });
    await tx.insert(channels).values({
      id: channelId,
      orgId,
      appId,
      name: 'Production',
      position: 0,
      lastNumber: history.length,
      createdAt: at,
    });
    await tx.insert(deploymentKeys).values({ key: made.deploymentKey, orgId, channelId, createdAt: at });
    for (const entry of history) await insertRelease(tx, made, entry, clock);
  });
  return made;
}

async function insertOwner(tx: Tx, { accountId, orgId }: SeededChannel, at: Date): Promise<void> {
  const userName = accountId.replace('_', '-');
  await tx.insert(accounts).values({
    id: accountId,
    email: `${userName}@example.com`,
    emailVerified: true,
    userName,
    name: 'Ada',
    createdAt: at,
    updatedAt: at,
  });
  await tx
    .insert(organisations)
    .values({ id: orgId, slug: userName, name: 'Ada', personalAccountId: accountId, createdAt: at });
  await tx.execute(
    sql`INSERT INTO organisation_members (org_id, account_id, role, created_at) VALUES (${orgId}, ${accountId}, 'owner', ${at.toISOString()})`,
  );
}

async function insertRelease(
  tx: Tx,
  { orgId, appId, channelId, accountId }: SeededChannel,
  entry: HistoryEntry,
  clock: Clock,
): Promise<void> {
  const [packageId, releaseId] = [newId('pkg', clock), newId('rel', clock)];
  const createdAt = clock.now();
  await tx
    .insert(packages)
    .values({
      id: packageId,
      orgId,
      hash: entry.packageHash,
      blob: `${entry.blob}`,
      sizeBytes: entry.sizeBytes,
      kind: 'zip',
      fileCount: 1,
      unpackedSizeBytes: entry.sizeBytes,
      createdAt,
    })
    .onConflictDoNothing();
  const [stored] = await tx
    .select({ id: packages.id })
    .from(packages)
    .where(sql`${packages.orgId} = ${orgId} AND ${packages.blob} = ${entry.blob}`);
  const { number, packageHash, appVersion, description, isDisabled, isMandatory, rollout } = entry;
  await tx.insert(releases).values({
    id: releaseId,
    orgId,
    appId,
    channelId,
    number,
    packageId: stored!.id,
    packageHash,
    appVersion,
    description,
    isDisabled,
    isMandatory,
    rollout,
    method: 'Upload',
    releasedBy: accountId,
    createdAt,
  });
  for (const [fromHash, { blob, sizeBytes }] of entry.diffs) {
    await tx.insert(releaseDiffs).values({ orgId, releaseId, fromHash, blob, sizeBytes });
  }
}
