import { accounts } from '#accounts';
import { effectiveRole, organisationMembers, type Role } from '#organisations';
import { projectMembers } from '#projects';
import { and, eq, inArray } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Db, Tx } from '../../platform/db.ts';
import type { AppRow } from './app-in-org.ts';
import { decidedBy, type RolesAround } from './policy.ts';
import { appMembers } from './schema.ts';

/** Somebody with a role that holds on an app. */
export interface Holder extends RolesAround {
  accountId: string;
  email: string;
  name: string;
  userName: string;
  /** The role that holds. */
  role: Role;
  via: 'organisation' | 'project' | 'app';
}

type Place = Pick<AppRow, 'id' | 'orgId' | 'projectId'>;

/** Roles by `<organisation, project or app> <account>`. */
type Roles = Map<string, Role>;

/**
 * Everybody who has a technical role on these apps, by app, sorted by e-mail address.
 *
 * @param accountId only this account
 * @example const holders = (await holdersOf(ctx.db, [app])).get(app.id) ?? [];
 */
export async function holdersOf(
  db: Db | Tx,
  places: Place[],
  accountId?: string,
): Promise<Map<string, Holder[]>> {
  if (places.length === 0) return new Map();
  const { roles, accountIds } = await readRoles(db, places, accountId);
  const people = accountIds.size === 0 ? [] : await readPeople(db, [...accountIds]);
  return new Map(
    places.map((place) => [place.id, people.flatMap((person) => toHolder(person, place, roles) ?? [])]),
  );
}

function toHolder(person: Person, place: Place, roles: Roles): Holder | null {
  const at = (id: string): Role | null => roles.get(`${id} ${person.accountId}`) ?? null;
  const around = { orgRole: at(place.orgId), projectRole: at(place.projectId), appRole: at(place.id) };
  const role = effectiveRole(around.orgRole, around.projectRole, around.appRole);
  if (!role || role === 'billing') return null;
  return { ...person, ...around, role, via: decidedBy(around) };
}

async function readRoles(
  db: Db | Tx,
  places: Place[],
  accountId: string | undefined,
): Promise<{ roles: Roles; accountIds: Set<string> }> {
  const ids = (of: (place: Place) => string): string[] => [...new Set(places.map(of))];
  const only = (column: PgColumn) => (accountId === undefined ? undefined : eq(column, accountId));
  const [org, project, app] = [organisationMembers, projectMembers, appMembers];
  const inOrgs = (column: PgColumn) =>
    inArray(
      column,
      ids(({ orgId }) => orgId),
    );
  const inProjects = inArray(
    project.projectId,
    ids(({ projectId }) => projectId),
  );
  const inApps = inArray(
    app.appId,
    ids(({ id }) => id),
  );
  const byOrg = await db
    .select({ place: org.orgId, accountId: org.accountId, role: org.role })
    .from(org)
    .where(and(inOrgs(org.orgId), only(org.accountId)));
  const byProject = await db
    .select({ place: project.projectId, accountId: project.accountId, role: project.role })
    .from(project)
    .where(and(inOrgs(project.orgId), inProjects, only(project.accountId)));
  const byApp = await db
    .select({ place: app.appId, accountId: app.accountId, role: app.role })
    .from(app)
    .where(and(inOrgs(app.orgId), inApps, only(app.accountId)));
  const rows = [...byOrg, ...byProject, ...byApp];
  return {
    roles: new Map(rows.map((row) => [`${row.place} ${row.accountId}`, row.role])),
    accountIds: new Set(rows.map((row) => row.accountId)),
  };
}

type Person = Pick<Holder, 'accountId' | 'email' | 'name' | 'userName'>;

async function readPeople(db: Db | Tx, ids: string[]): Promise<Person[]> {
  const rows = await db
    .select({
      accountId: accounts.id,
      email: accounts.email,
      name: accounts.name,
      userName: accounts.userName,
    })
    .from(accounts)
    .where(inArray(accounts.id, ids));
  return rows.sort((a, b) => (a.email < b.email ? -1 : 1));
}
