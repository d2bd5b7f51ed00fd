import { accounts } from '#accounts';
import { appInOrg, dropAppRole, giveAppRole, holdersOf, lockApp, type AppRow, type Holder } from '#apps';
import { mutate } from '#audit';
import { authorise, isAtLeast, lockOrganisation } from '#organisations';
import { dropProjectRole, lockProject, type ProjectRole } from '#projects';
import { eq, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { appsBeside } from './apps-beside.ts';
import { refusal } from './refusals.ts';

/**
 * Takes an account off an app; everyone may take themselves off.
 * Who has a role on the whole project keeps it on the project's other apps.
 *
 * @throws Problem `conflict` for owners and for roles of the organisation; `not-found` for those who are not on the app
 * @example await removeCollaborator(ctx, { org: 'acme', app: 'Shop iOS', email: 'zoe@example.com' });
 */
export async function removeCollaborator(
  ctx: Ctx,
  input: { org: string; app: string; email: string },
): Promise<void> {
  const { org, app: found, access } = await appInOrg(ctx, input.org, input.app);
  const isSelf = input.email.toLowerCase() === access.actor.email.toLowerCase();
  const permit = authorise(access, isSelf ? 'app.read' : 'collaborator.manage');
  await mutate(ctx, permit, async (tx) => {
    await lockOrganisation(tx, org.id, 'share');
    await lockProject(tx, org.id, found.projectId, 'no key update');
    const app = await lockApp(tx, org.id, found.id);
    const holder = await removable(tx, app, input.email);
    await takeOff(ctx, tx, app, holder);
    return {
      result: undefined,
      audit: {
        action: 'collaborator.removed',
        orgId: org.id,
        targetType: 'app',
        targetId: app.id,
        details: { accountId: holder.accountId, via: holder.via },
      },
    };
  });
}

async function removable(tx: Tx, app: AppRow, email: string): Promise<Holder> {
  const [account] = await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(eq(sql`lower(${accounts.email})`, email.toLowerCase()));
  const [holder] = account ? (await holdersOf(tx, [app], account.id)).get(app.id)! : [];
  if (!holder) {
    throw refusal('not-found', 'not-a-collaborator', 'The given email is not a collaborator for this app.');
  }
  if (isAtLeast(holder.orgRole, 'admin')) {
    throw refusal('conflict', 'owner-stays', 'Cannot remove the owner of the app from collaborator list.');
  }
  if (holder.via === 'organisation') {
    throw refusal(
      'conflict',
      'via-organisation',
      'This account works on the app by its role in the organisation. Change the role there.',
    );
  }
  return holder;
}

async function takeOff(ctx: Ctx, tx: Tx, app: AppRow, holder: Holder): Promise<void> {
  const { accountId, projectRole } = holder;
  const { orgId, projectId } = app;
  await dropAppRole(tx, { orgId, appId: app.id, accountId });
  if (!projectRole) return;
  await dropProjectRole(tx, { orgId, projectId, accountId });
  for (const appId of await appsBeside(tx, app)) {
    const place = { id: appId, orgId, projectId };
    const [beside] = (await holdersOf(tx, [place], accountId)).get(appId)!;
    // Without a role of its own there, the project's is carried over.
    if (beside?.appRole) continue;
    await giveAppRole(ctx, tx, { orgId, appId, accountId, role: projectRole as ProjectRole });
  }
}
