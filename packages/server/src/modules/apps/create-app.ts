import { mutate } from '#audit';
import { authorise, lockOrganisation } from '#organisations';
import { lockProject, projectInOrg } from '#projects';
import type { Ctx } from '../../context.ts';
import { insertApp, type MadeApp, type NewApp } from './insert-app.ts';

/**
 * Makes an app in a project.
 *
 * @param input `withChannels` false: without the channels `Staging` and `Production`
 * @returns the app, and the channels made with it
 * @throws Problem `name-taken` when the organisation has an app of that name
 * @example await createApp(ctx, { org: 'acme', project: 'shop', name: 'Shop iOS', os: 'ios', framework: 'React-Native' });
 */
export async function createApp(
  ctx: Ctx,
  input: { org: string; project: string } & NewApp,
): Promise<MadeApp> {
  const { org, project, access } = await projectInOrg(ctx, input.org, input.project);
  return mutate(ctx, authorise(access, 'app.create'), async (tx) => {
    await lockOrganisation(tx, org.id, 'share');
    await lockProject(tx, org.id, project.id, 'share');
    const made = await insertApp(ctx, tx, project, input, access.role!);
    return { result: made, audit: appCreated(made) };
  });
}

/** The audit entry of an app's creation. */
export function appCreated({ app }: MadeApp) {
  return {
    action: 'app.created',
    orgId: app.organisationId,
    targetType: 'app',
    targetId: app.id,
    details: { projectId: app.projectId },
  };
}
