import { mutate } from '#audit';
import {
  authorise,
  isAtLeast,
  lockOrganisation,
  organisationAccess,
  personalOrganisationOf,
  registeredAccount,
  type OrganisationRow,
} from '#organisations';
import { endProjectOfApp, foundProjectOfApp } from '#projects';
import type { App } from '@codepushgo/contract';
import type { Ctx } from '../../context.ts';
import { appInOrg, type AppRow } from './app-in-org.ts';
import { holdersOf } from './holders-of.ts';
import { lockApp, orTaken } from './lock-app.ts';
import { moveApp } from './move-app.ts';
import { assertMayTransfer } from './policy.ts';
import { refusal } from './refusals.ts';
import { toApp, topicsOf } from './shapes.ts';

/**
 * Moves an app with its channels, keys and history into a project of its own in another organisation.
 * The caller, and those who had a role on the app or its project, go on as its collaborators.
 *
 * @param input `to` an e-mail address, a user name (both: that person's personal organisation), or the slug of an
 *   organisation in which the caller may begin projects
 * @throws Problem `not-found` for somebody who is not registered; `conflict` when the target owns it already;
 *   `name-taken` when the target has an app of that name
 * @example const { id } = await transferApp(ctx, { org: 'acme', app: 'Shop iOS', to: 'zoe@example.com' });
 */
export async function transferApp(ctx: Ctx, input: { org: string; app: string; to: string }): Promise<App> {
  const { org, app: found, access } = await appInOrg(ctx, input.org, input.app);
  const permit = authorise(access, 'app.transfer');
  assertMayTransfer(access);
  const target = await findTarget(ctx, found, input.to);
  return orTaken(
    'apps_org_name',
    () => targetHasApp(found.name),
    () =>
      mutate(ctx, permit, async (tx) => {
        // Always in the same order: two transfers may go opposite ways.
        for (const id of [org.id, target.id].sort()) await lockOrganisation(tx, id, 'no key update');
        const app = await lockApp(tx, org.id, found.id);
        const project = await foundProjectOfApp(ctx, tx, { orgId: target.id, appName: app.name });
        const moved = await moveApp(ctx, tx, app, project, access.actor.accountId);
        await endProjectOfApp(ctx, tx, org.id, app.projectId);
        const from = { fromOrgId: org.id, toOrgId: target.id };
        const entry = { targetType: 'app', targetId: app.id, details: from };
        const [holder] = (await holdersOf(tx, [moved.app], access.actor.accountId)).get(app.id)!;
        return {
          result: toApp(moved.app, holder?.role ?? 'developer'),
          audit: [
            { action: 'app.transferred', orgId: org.id, ...entry },
            { action: 'app.received', orgId: target.id, ...entry },
          ],
          changes: topicsOf(moved.channelIds),
        };
      }),
  );
}

async function findTarget(ctx: Ctx, app: AppRow, to: string): Promise<OrganisationRow> {
  const team = await findTeam(ctx, to);
  if (team) {
    if (team.id === app.orgId) throw alreadyOwner();
    return team;
  }
  const account = await registeredAccount(ctx, to);
  const [holder] = (await holdersOf(ctx.db, [app], account.id)).get(app.id)!;
  const target = await personalOrganisationOf(ctx.db, account.id);
  if (target.id === app.orgId || isAtLeast(holder?.orgRole ?? null, 'admin')) throw alreadyOwner();
  return target;
}

/** The organisation of several people that is meant, if one is. */
async function findTeam(ctx: Ctx, slug: string): Promise<OrganisationRow | null> {
  if (slug.includes('@')) return null;
  const found = await organisationAccess(ctx, slug).catch(() => null);
  if (!found || found.org.personalAccountId) return null;
  authorise(found.access, 'project.create');
  return found.org;
}

function alreadyOwner() {
  return refusal('conflict', 'already-owner', 'The given account already owns the app.');
}

function targetHasApp(name: string) {
  return refusal(
    'name-taken',
    'target-has-app',
    `Cannot transfer ownership. An app with name "${name}" already exists for the given collaborator.`,
  );
}
