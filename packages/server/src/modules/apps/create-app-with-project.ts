import { mutate } from '#audit';
import { authorise, lockOrganisation, organisationAccess, signedIn } from '#organisations';
import { foundProjectOfApp } from '#projects';
import type { Ctx } from '../../context.ts';
import { appCreated } from './create-app.ts';
import { insertApp, type MadeApp, type NewApp } from './insert-app.ts';

/**
 * Makes an app with a project of its own, as the CodePush wire does, which knows no projects.
 *
 * @param input `org` left out: the caller's personal organisation
 * @throws Problem `name-taken` when the organisation has an app of that name; `forbidden` for those who may not begin projects
 * @example const made = await createAppWithProject(ctx, { name: 'Shop iOS', os: 'ios', framework: 'React-Native' });
 */
export async function createAppWithProject(ctx: Ctx, input: { org?: string } & NewApp): Promise<MadeApp> {
  const { org, access } = await organisationAccess(ctx, input.org ?? signedIn(ctx.actor).userName);
  return mutate(ctx, authorise(access, 'project.create'), async (tx) => {
    // For update: two at once would choose the same slug.
    await lockOrganisation(tx, org.id, 'no key update');
    const project = await foundProjectOfApp(ctx, tx, { orgId: org.id, appName: input.name });
    const made = await insertApp(ctx, tx, project, input, access.role!);
    const begun = {
      action: 'project.created',
      orgId: org.id,
      targetType: 'project',
      targetId: project.id,
    };
    return { result: made, audit: [begun, appCreated(made)] };
  });
}
