import { appInOrg } from '#apps';
import { channelInOrg } from '#channels';
import { projectInOrg } from '#projects';
import type { Ctx } from '../../context.ts';
import { badField } from './refusals.ts';

/** What somebody narrows a webhook down to: each by name, slug or id. */
export interface FilterWish {
  project?: string | undefined;
  app?: string | undefined;
  channel?: string | undefined;
}

/** The same by ids. */
export interface FilterIds {
  projectId: string | null;
  appId: string | null;
  channelId: string | null;
}

/**
 * The project, app and channel that a filter names.
 *
 * @throws Problem `not-found`; `invalid-input` for a channel without its app, or an app of another project
 */
export async function findFilter(ctx: Ctx, org: string, wish: FilterWish): Promise<FilterIds> {
  const project = wish.project === undefined ? null : (await projectInOrg(ctx, org, wish.project)).project;
  if (wish.app === undefined) {
    if (wish.channel === undefined) return { projectId: project?.id ?? null, appId: null, channelId: null };
    throw badField('filter-without-app', '/filter/app', 'Name the app of the channel too.');
  }
  const { app } = await appInOrg(ctx, org, wish.app);
  if (project && app.projectId !== project.id)
    throw badField('filter-contradicts', '/filter/app', `The app is not part of ${project.name}.`);
  const { channel } = wish;
  const found = channel === undefined ? null : (await channelInOrg(ctx, org, app.id, channel)).channel;
  return { projectId: app.projectId, appId: app.id, channelId: found?.id ?? null };
}
