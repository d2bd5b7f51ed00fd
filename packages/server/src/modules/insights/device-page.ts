import type { DeviceOnChannel, DeviceReleaseState } from '@codepushgo/contract';
import { and, eq, inArray, isNull, or } from 'drizzle-orm';
import { deviceOverrides, explainDevice } from '#acquisition';
import { appInOrg } from '#apps';
import { channels, deploymentKeys } from '#channels';
import { deviceDecisions } from '#decisions';
import { deviceReleases, devices } from '#metrics';
import { authorise } from '#organisations';
import type { Ctx } from '../../context.ts';
import { findProblem } from '../../platform/problem-response.ts';
import { Problem } from '../../platform/problem.ts';

/** A device of an app, as a caller names it. */
export interface AppDevice {
  org: string;
  app: string;
  device: string;
}

/**
 * A device on every channel of an app that knows it: state, reports, override and decisions.
 *
 * @throws Problem `not-found` when no channel of the app knows it
 * @example const { channels } = await devicePage(ctx, { org: 'acme', app: 'Shop', device });
 */
export async function devicePage(
  ctx: Ctx,
  { org, app: name, device }: AppDevice,
): Promise<{ id: string; channels: DeviceOnChannel[] }> {
  const { app, access } = await appInOrg(ctx, org, name);
  authorise(access, 'device.read');
  const found: DeviceOnChannel[] = [];
  for (const channel of await channelsThatKnow(ctx, app, device)) {
    const told = await explained(ctx, { org: app.orgId, app: app.id, channel: channel.id, device });
    const known = await knownDevice(ctx, channel, device);
    found.push({
      channel: { id: channel.id, name: channel.name },
      device: known,
      reports: await reportsOf(ctx, channel, device),
      override: told?.override ?? null,
      decisions: told?.decisions ?? [],
    });
  }
  if (found.length > 0) return { id: device, channels: found };
  throw new Problem(
    'not-found',
    `Device "${device}" has not asked for updates of this app. Check the id, and the deployment key of the app.`,
  );
}

type Channel = typeof channels.$inferSelect;

// What was decided in the last seconds is known to the journal alone, but then the device has a row by now.
async function channelsThatKnow(
  { db }: Ctx,
  app: { orgId: string; id: string },
  device: string,
): Promise<Channel[]> {
  const of = (table: typeof devices | typeof deviceOverrides | typeof deviceDecisions) =>
    inArray(
      channels.id,
      db
        .select({ id: table.channelId })
        .from(table as typeof devices)
        .where(and(eq(table.orgId, app.orgId), inArray(table.channelId, ofApp), eq(table.device, device))),
    );
  const ofApp = db
    .select({ id: channels.id })
    .from(channels)
    .where(and(eq(channels.orgId, app.orgId), eq(channels.appId, app.id), isNull(channels.deletedAt)));
  return db
    .select()
    .from(channels)
    .where(
      and(
        eq(channels.orgId, app.orgId),
        eq(channels.appId, app.id),
        isNull(channels.deletedAt),
        or(of(devices), of(deviceOverrides), of(deviceDecisions)),
      ),
    )
    .orderBy(channels.position, channels.id);
}

// A device that only reported has no decisions.
async function explained(ctx: Ctx, target: AppDevice & { channel: string }) {
  return explainDevice(ctx, target).catch((error: unknown) => {
    if (findProblem(error)?.code === 'not-found') return null;
    throw error;
  });
}

async function knownDevice(
  { db }: Ctx,
  channel: Channel,
  device: string,
): Promise<DeviceOnChannel['device']> {
  const [row] = await db
    .select({ known: devices, rotatedAt: deploymentKeys.rotatedAt })
    .from(devices)
    .leftJoin(
      deploymentKeys,
      and(eq(deploymentKeys.orgId, devices.orgId), eq(deploymentKeys.key, devices.deploymentKey)),
    )
    .where(
      and(eq(devices.orgId, channel.orgId), eq(devices.channelId, channel.id), eq(devices.device, device)),
    );
  if (!row) return null;
  const { known, rotatedAt } = row;
  return {
    id: known.device,
    running: known.epoch === channel.historyEpoch ? known.running : null,
    appVersion: known.appVersion,
    firstSeenAt: known.firstSeenAt.toISOString(),
    lastSeenAt: known.lastSeenAt.toISOString(),
    usesOldKey: rotatedAt !== null,
  };
}

async function reportsOf({ db }: Ctx, channel: Channel, device: string): Promise<DeviceReleaseState[]> {
  const rows = await db
    .select()
    .from(deviceReleases)
    .where(
      and(
        eq(deviceReleases.orgId, channel.orgId),
        eq(deviceReleases.channelId, channel.id),
        eq(deviceReleases.device, device),
        eq(deviceReleases.epoch, channel.historyEpoch),
      ),
    );
  const lastOf = (row: (typeof rows)[number]): number =>
    Math.max(
      ...[row.downloadedAt, row.installedAt, row.failedAt, row.rolledBackAt, row.leftAt].map(
        (at) => at?.getTime() ?? 0,
      ),
    );
  return rows
    .sort((a, b) => lastOf(b) - lastOf(a))
    .map(({ label, downloadedAt, installedAt, failedAt, rolledBackAt, leftAt }) => ({
      label,
      downloadedAt: downloadedAt?.toISOString() ?? null,
      installedAt: installedAt?.toISOString() ?? null,
      failedAt: failedAt?.toISOString() ?? null,
      rolledBackAt: rolledBackAt?.toISOString() ?? null,
      leftAt: leftAt?.toISOString() ?? null,
    }));
}
