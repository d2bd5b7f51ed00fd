import type { Alerts, AlertEvent } from '@codepushgo/contract';
import { mutate } from '#audit';
import { asMember, authorise, organisationAccess } from '#organisations';
import { projectInOrg } from '#projects';
import type { Ctx } from '../../context.ts';
import { dropAlerts } from './drop-alerts.ts';
import { alertSubscriptions } from './schema.ts';

/** What you want to be told by mail. */
export interface AlertsWish {
  org: string;
  /** None ends all mail about events of this organisation. */
  events: AlertEvent[];
  /** Only these projects, each by slug or id; null for all. */
  projects?: string[] | null;
}

/**
 * Chooses which events of an organisation reach you by mail. Whether you may see an event is judged when it happens.
 *
 * @throws Problem `not-found` for a project where you have no role
 * @example await setAlerts(ctx, { org: 'acme', events: ['release.halted'], projects: ['shop'] });
 */
export async function setAlerts(ctx: Ctx, { org: named, events, projects }: AlertsWish): Promise<Alerts> {
  const { org, access } = await organisationAccess(ctx, named);
  const permit = authorise(asMember(access), 'alert.update');
  const { accountId } = access.actor;
  const projectIds = projects ? await idsOf(ctx, org.id, projects) : null;
  const result = { events: [...new Set(events)], projects: projectIds };
  return mutate(ctx, permit, async (tx) => {
    if (result.events.length === 0) await dropAlerts(tx, org.id, accountId);
    else {
      const set = { events: result.events, projectIds, updatedAt: ctx.clock.now() };
      const { orgId, accountId: account } = alertSubscriptions;
      await tx
        .insert(alertSubscriptions)
        .values({ orgId: org.id, accountId, ...set })
        .onConflictDoUpdate({ target: [orgId, account], set });
    }
    const target = { targetType: 'account', targetId: accountId, details: { ...result } };
    return { result, audit: { action: 'alert.updated', orgId: org.id, ...target } };
  });
}

async function idsOf(ctx: Ctx, orgId: string, projects: string[]): Promise<string[]> {
  const ids = new Set<string>();
  for (const named of projects) ids.add((await projectInOrg(ctx, orgId, named)).project.id);
  return [...ids];
}
