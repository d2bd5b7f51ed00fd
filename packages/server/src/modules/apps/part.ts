import { projectMembers, projects } from '#projects';
import { and, count, eq, isNull } from 'drizzle-orm';
import type { News } from '../../context.ts';
import { anonymousCtx } from '../../platform/app.ts';
import type { Part } from '../../platform/part.ts';
import { purgeApps } from './purge-apps.ts';
import { appMembers, apps } from './schema.ts';

const guestOrganisations: News['guestOrganisations'] = async (db, accountId) => {
  const byProject = await db
    .selectDistinct({ orgId: projectMembers.orgId })
    .from(projectMembers)
    .innerJoin(projects, and(eq(projects.id, projectMembers.projectId), isNull(projects.deletedAt)))
    .where(eq(projectMembers.accountId, accountId));
  const byApp = await db
    .selectDistinct({ orgId: appMembers.orgId })
    .from(appMembers)
    .innerJoin(apps, and(eq(apps.id, appMembers.appId), isNull(apps.deletedAt)))
    .where(eq(appMembers.accountId, accountId));
  return [...new Set([...byProject, ...byApp].map((row) => row.orgId))];
};

/** Apps as a part of the server: what organisations and projects ask, and the daily purge. */
export const appsPart: Part = {
  name: 'apps',
  news: {
    countApps: async (tx, orgId, projectId) => {
      const inProject = projectId === undefined ? undefined : eq(apps.projectId, projectId);
      const [living] = await tx
        .select({ n: count() })
        .from(apps)
        .where(and(eq(apps.orgId, orgId), inProject, isNull(apps.deletedAt)));
      return living?.n ?? 0;
    },
    guestOrganisations,
    memberRemoved: async (_ctx, tx, orgId, accountId) => {
      await tx
        .delete(appMembers)
        .where(and(eq(appMembers.orgId, orgId), eq(appMembers.accountId, accountId)));
    },
  },
  jobs: (platform) => {
    const name = 'apps.purge';
    platform.jobs.register(
      name,
      async () => {
        const ctx = { ...anonymousCtx(platform, 'job'), actor: { kind: 'system' as const, name } };
        while ((await purgeApps(ctx)) > 0);
      },
      { schedule: '17 3 * * *' },
    );
  },
};
