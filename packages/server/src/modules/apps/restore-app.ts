import { mutate } from '#audit';
import { authorise, lockOrganisation } from '#organisations';
import { lockProject, projectInOrg } from '#projects';
import type { App } from '@codepushgo/contract';
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { appInOrg, type AppRow } from './app-in-org.ts';
import { orTaken } from './lock-app.ts';
import { appNotFound, refusal } from './refusals.ts';
import { apps } from './schema.ts';
import { toApp, topicsOf } from './shapes.ts';

/**
 * Takes an app's deletion back: the same channels, keys and history.
 *
 * @param input `app` by id; `project` when the one it was in is deleted
 * @throws Problem `not-found` after 30 days; `name-taken` when another app has the name now; `conflict` without a project
 */
export async function restoreApp(
  ctx: Ctx,
  input: { org: string; app: string; project?: string | undefined },
): Promise<App> {
  const { org, project, app, access } = await appInOrg(ctx, input.org, input.app, { deleted: true });
  const permit = authorise(access, 'app.delete');
  const home = input.project === undefined ? project : await newHome(ctx, input.org, input.project);
  if (home.deletedAt) throw projectDeleted();
  return orTaken(
    'apps_org_name',
    () => nameInUse(app.name),
    () =>
      mutate(ctx, permit, async (tx) => {
        await lockOrganisation(tx, org.id, 'share');
        await lockProject(tx, org.id, home.id, 'share');
        const row = await undelete(tx, app, home.id);
        return {
          result: toApp(row, access.role!),
          audit: {
            action: 'app.restored',
            orgId: org.id,
            targetType: 'app',
            targetId: app.id,
            details: { projectId: home.id },
          },
          changes: topicsOf(await ctx.news.channelIds(tx, org.id, app.id)),
        };
      }),
  );
}

async function undelete(tx: Tx, app: AppRow, projectId: string): Promise<AppRow> {
  const [row] = await tx
    .update(apps)
    .set({ deletedAt: null, projectId })
    .where(
      and(eq(apps.orgId, app.orgId), eq(apps.id, app.id), isNotNull(apps.deletedAt), isNull(apps.purgedAt)),
    )
    .returning();
  if (!row) throw appNotFound(app.id);
  return row;
}

async function newHome(ctx: Ctx, org: string, named: string) {
  const { project, access } = await projectInOrg(ctx, org, named);
  authorise(access, 'app.create');
  return project;
}

function projectDeleted() {
  return refusal(
    'conflict',
    'project-deleted',
    "The app's project was deleted. Name another one as `project`.",
  );
}

function nameInUse(name: string) {
  return refusal(
    'name-taken',
    'app-name-taken',
    `Another app is named '${name}' now. Rename that one first, then restore.`,
  );
}
