import { appInOrg, giveAppRole, holdersOf, lockApp, type AppRow } from '#apps';
import { mutate } from '#audit';
import { authorise, isAtLeast, lockOrganisation, registeredAccount } from '#organisations';
import { giveProjectRole, lockProject } from '#projects';
import type { Collaborator } from '@codepushgo/contract';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { appsBeside } from './apps-beside.ts';
import { toCollaborator } from './list-collaborators.ts';
import { refusal } from './refusals.ts';

/**
 * Lets an account work on an app as developer: on the app's project, or on the app alone where the project holds others.
 *
 * @throws Problem `not-found` for an address that is not registered; `conflict` for those who may do as much already
 * @example await addCollaborator(ctx, { org: 'acme', app: 'Shop iOS', email: 'zoe@example.com' });
 */
export async function addCollaborator(
  ctx: Ctx,
  input: { org: string; app: string; email: string },
): Promise<Collaborator> {
  const { org, app: found, access } = await appInOrg(ctx, input.org, input.app);
  const permit = authorise(access, 'collaborator.manage');
  const account = await registeredAccount(ctx, input.email);
  return mutate(ctx, permit, async (tx) => {
    await lockOrganisation(tx, org.id, 'share');
    await lockProject(tx, org.id, found.projectId, 'no key update');
    const app = await lockApp(tx, org.id, found.id);
    const via = await giveDeveloper(ctx, tx, app, account.id);
    const holder = (await holdersOf(tx, [app], account.id)).get(app.id)![0]!;
    return {
      result: toCollaborator(holder),
      audit: {
        action: 'collaborator.added',
        orgId: org.id,
        targetType: 'app',
        targetId: app.id,
        details: { accountId: account.id, via },
      },
    };
  });
}

async function giveDeveloper(ctx: Ctx, tx: Tx, app: AppRow, accountId: string): Promise<'project' | 'app'> {
  const [holder] = (await holdersOf(tx, [app], accountId)).get(app.id)!;
  if (holder && isAtLeast(holder.role, 'developer')) {
    throw refusal(
      'conflict',
      'already-collaborator',
      'The given account is already a collaborator for this app.',
    );
  }
  const grant = { orgId: app.orgId, accountId, role: 'developer' as const };
  // A role on the app alone would hide the project's.
  if (holder?.appRole || (await appsBeside(tx, app)).length > 0) {
    await giveAppRole(ctx, tx, { ...grant, appId: app.id });
    return 'app';
  }
  await giveProjectRole(ctx, tx, { ...grant, projectId: app.projectId });
  return 'project';
}
