import {
  type AppRow,
  type Holder,
  appAccess,
  appMembers,
  apps,
  holdersOf,
  isAppGrantTo,
  isNamed,
} from '#apps';
import { accounts } from '#accounts';
import {
  isMembershipOf,
  organisationMembers,
  organisations,
  reaches,
  signedIn,
  type Access,
  type OrganisationRow,
  type Role,
} from '#organisations';
import { isGrantTo, projectMembers, projects } from '#projects';
import { and, asc, eq, inArray, isNotNull, isNull, or } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { channels } from './schema.ts';

/** An app as the CodePush wire needs it, which knows no organisations. */
export interface VisibleApp extends AppRow {
  org: { id: string; slug: string; name: string; kind: 'personal' | 'team' };
  /** Who stands for the organisation: its person, or its first owner. */
  owner: { accountId: string; email: string; name: string; userName: string };
  /** The owner's address, by which the wire qualifies names. */
  ownerEmail: string;
  access: Access;
  /** The caller's role that holds on the app. */
  role: Role;
  /** Names of the living channels, sorted by code unit. */
  channels: string[];
  /** Everybody with a technical role on the app, sorted by e-mail address. */
  collaborators: Holder[];
}

/**
 * All apps that the caller can see, over all organisations, sorted by name and then by age.
 *
 * @param filter `name`: an exact name or id; `org`: a slug or id
 * @example
 * const apps = await listVisibleApps(ctx, { name: 'Shop iOS' });
 * apps[0]?.ownerEmail; // 'zoe@example.com'
 */
export async function listVisibleApps(
  ctx: Ctx,
  filter: { name?: string | undefined; org?: string | undefined } = {},
): Promise<VisibleApp[]> {
  const found = await findVisible(ctx, filter);
  const rows = found.map(({ app }) => app);
  const holders = await holdersOf(ctx.db, rows);
  const names = await channelNames(ctx, rows);
  const owners = await ownersOf(
    ctx,
    found.map(({ org }) => org),
  );
  return found.map(({ app, org, access, role }) => {
    const kind = org.personalAccountId ? ('personal' as const) : ('team' as const);
    const owner = owners.get(org.id)!;
    return {
      ...app,
      org: { id: org.id, slug: org.slug, name: org.name, kind },
      owner,
      ownerEmail: owner.email,
      access,
      role,
      channels: names.get(app.id) ?? [],
      collaborators: holders.get(app.id) ?? [],
    };
  });
}

async function findVisible(ctx: Ctx, filter: { name?: string | undefined; org?: string | undefined }) {
  const actor = signedIn(ctx.actor);
  const rows = await ctx.db
    .select({
      app: apps,
      org: organisations,
      orgRole: organisationMembers.role,
      projectRole: projectMembers.role,
      appRole: appMembers.role,
    })
    .from(apps)
    .innerJoin(organisations, and(eq(organisations.id, apps.orgId), isNull(organisations.deletedAt)))
    .innerJoin(projects, and(eq(projects.orgId, apps.orgId), eq(projects.id, apps.projectId)))
    .leftJoin(organisationMembers, isMembershipOf(actor.accountId))
    .leftJoin(projectMembers, isGrantTo(actor.accountId))
    .leftJoin(appMembers, isAppGrantTo(actor.accountId))
    .where(
      and(
        isNull(apps.deletedAt),
        or(isNotNull(organisationMembers.role), isNotNull(projectMembers.role), isNotNull(appMembers.role)),
        filter.name === undefined ? undefined : isNamed(apps, filter.name),
        filter.org === undefined
          ? undefined
          : or(eq(organisations.slug, filter.org), eq(organisations.id, filter.org)),
      ),
    );
  return rows
    .flatMap(({ app, org, ...roles }) => {
      const access = appAccess(actor, org.id, roles);
      const role = access?.role;
      const visible = role && role !== 'billing' && reaches(actor, 'app.read', org.id);
      return visible ? [{ app, org, access, role }] : [];
    })
    .sort((a, b) => order(a.app.name, b.app.name) || order(a.app.id, b.app.id));
}

async function channelNames(ctx: Ctx, rows: AppRow[]): Promise<Map<string, string[]>> {
  const names = new Map<string, string[]>();
  if (rows.length === 0) return names;
  const found = await ctx.db
    .select({ appId: channels.appId, name: channels.name })
    .from(channels)
    .where(
      and(
        inArray(channels.orgId, [...new Set(rows.map((app) => app.orgId))]),
        inArray(
          channels.appId,
          rows.map((app) => app.id),
        ),
        isNull(channels.deletedAt),
      ),
    );
  for (const { appId, name } of found) names.set(appId, [...(names.get(appId) ?? []), name]);
  for (const list of names.values()) list.sort(order);
  return names;
}

async function ownersOf(ctx: Ctx, orgs: OrganisationRow[]): Promise<Map<string, VisibleApp['owner']>> {
  const owners = new Map<string, VisibleApp['owner']>();
  if (orgs.length === 0) return owners;
  const persons = new Map(orgs.map((org) => [org.id, org.personalAccountId]));
  const found = await ctx.db
    .select({
      orgId: organisationMembers.orgId,
      accountId: accounts.id,
      email: accounts.email,
      name: accounts.name,
      userName: accounts.userName,
    })
    .from(organisationMembers)
    .innerJoin(accounts, eq(accounts.id, organisationMembers.accountId))
    .where(
      and(inArray(organisationMembers.orgId, [...persons.keys()]), eq(organisationMembers.role, 'owner')),
    )
    .orderBy(asc(organisationMembers.createdAt), asc(accounts.id));
  for (const { orgId, ...owner } of found) {
    if (!owners.has(orgId) || persons.get(orgId) === owner.accountId) owners.set(orgId, owner);
  }
  return owners;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
