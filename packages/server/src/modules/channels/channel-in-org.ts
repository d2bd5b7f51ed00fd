import {
  type AppAccess,
  appAccess,
  appMembers,
  appNotFound,
  apps,
  isAppGrantTo,
  isNamed,
  isRestorable,
} from '#apps';
import { isMembershipOf, isOrganisation, organisationMembers, organisations, signedIn } from '#organisations';
import { isGrantTo, projectMembers, projects } from '#projects';
import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { channelNotFound } from './refusals.ts';
import { channels, deploymentKeys } from './schema.ts';

/** A channel as its row keeps it; its deployment keys have rows of their own. */
export type ChannelRow = typeof channels.$inferSelect;

/** A channel, where it belongs, and what the caller is to it. */
export interface ChannelAccess extends AppAccess {
  channel: ChannelRow;
  /** The current deployment key. */
  deploymentKey: string;
}

/**
 * Finds a channel for whoever asks, in one query.
 *
 * @param org slug or id of the organisation
 * @param app name or id of the app
 * @param channel name or id
 * @param options `deleted`: looks among the deleted channels that can be restored instead, by id alone
 * @throws Problem `not-signed-in`; `not-found` when it does not exist or the caller has no role on the app
 * @example
 * const { channel, access } = await channelInOrg(ctx, 'acme', 'Shop iOS', 'Production');
 * const permit = authorise(access, 'channel.manage');
 */
export async function channelInOrg(
  ctx: Ctx,
  org: string,
  app: string,
  channel: string,
  options: { deleted?: boolean } = {},
): Promise<ChannelAccess> {
  const actor = signedIn(ctx.actor);
  const wanted = options.deleted
    ? and(eq(channels.id, channel), isRestorable(channels, ctx.clock.now()))
    : and(isNamed(channels, channel), isNull(channels.deletedAt));
  const [row] = await ctx.db
    .select({
      org: organisations,
      project: projects,
      app: apps,
      channel: channels,
      deploymentKey: deploymentKeys.key,
      orgRole: organisationMembers.role,
      projectRole: projectMembers.role,
      appRole: appMembers.role,
    })
    .from(organisations)
    .innerJoin(apps, and(eq(apps.orgId, organisations.id), isNamed(apps, app), isNull(apps.deletedAt)))
    .innerJoin(projects, and(eq(projects.orgId, apps.orgId), eq(projects.id, apps.projectId)))
    .leftJoin(channels, and(eq(channels.orgId, apps.orgId), eq(channels.appId, apps.id), wanted))
    .leftJoin(deploymentKeys, isCurrentKey())
    .leftJoin(organisationMembers, isMembershipOf(actor.accountId))
    .leftJoin(projectMembers, isGrantTo(actor.accountId))
    .leftJoin(appMembers, isAppGrantTo(actor.accountId))
    .where(isOrganisation(org))
    .orderBy(desc(eq(apps.id, app)), desc(eq(channels.id, channel)))
    .limit(1);
  const access = row && appAccess(actor, row.org.id, row);
  if (!row || !access) throw appNotFound(app);
  const { channel: found, deploymentKey } = row;
  if (!found || deploymentKey === null) throw channelNotFound(channel);
  return { org: row.org, project: row.project, app: row.app, access, channel: found, deploymentKey };
}

/** The join condition for the current key of the channel of the row. */
export function isCurrentKey() {
  return and(
    eq(deploymentKeys.orgId, channels.orgId),
    eq(deploymentKeys.channelId, channels.id),
    isNull(deploymentKeys.rotatedAt),
  );
}
