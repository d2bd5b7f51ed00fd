import { and, eq, isNull, type SQL } from 'drizzle-orm';
import { apps, isNamed } from '#apps';
import { channels } from '#channels';
import { projects } from '#projects';
import type { Db } from '../../platform/db.ts';
import { Problem } from '../../platform/problem.ts';
import type { Scope } from './find-scope.ts';

/** A channel and where it is. */
export interface PlacedChannel {
  id: string;
  orgId: string;
  name: string;
  position: number;
  epoch: number;
  lastNumber: number;
  app: { id: string; name: string; displayName: string; os: string | null };
  project: { id: string; slug: string; name: string };
}

/** The living channels of apps, by app and in their order. */
export async function findChannels(db: Db, isSeen: SQL | undefined): Promise<PlacedChannel[]> {
  const rows = await db
    .select({ channel: channels, app: apps, project: projects })
    .from(apps)
    .innerJoin(projects, and(eq(projects.orgId, apps.orgId), eq(projects.id, apps.projectId)))
    .innerJoin(
      channels,
      and(eq(channels.orgId, apps.orgId), eq(channels.appId, apps.id), isNull(channels.deletedAt)),
    )
    .where(isSeen)
    .orderBy(apps.id, channels.position, channels.id);
  return rows.map(({ channel, app, project }) => ({
    id: channel.id,
    orgId: channel.orgId,
    name: channel.name,
    position: channel.position,
    epoch: channel.historyEpoch,
    lastNumber: channel.lastNumber,
    app: { id: app.id, name: app.name, displayName: app.displayName, os: app.os },
    project: { id: project.id, slug: project.slug, name: project.name },
  }));
}

/**
 * The channels of a scope, narrowed to an app and a channel of it by name or id.
 *
 * @throws Problem `not-found` when an app or channel is named that is not there
 */
export async function channelsInScope(
  db: Db,
  { isSeen }: Scope,
  { app, channel }: { app?: string | undefined; channel?: string | undefined },
): Promise<PlacedChannel[]> {
  const found = await findChannels(
    db,
    and(
      isSeen,
      app === undefined ? undefined : isNamed(apps, app),
      channel === undefined ? undefined : isNamed(channels, channel),
    ),
  );
  if (found.length > 0 || (app === undefined && channel === undefined)) return found;
  throw new Problem('not-found', 'There is no such app or channel here, or you have no role on it.');
}
