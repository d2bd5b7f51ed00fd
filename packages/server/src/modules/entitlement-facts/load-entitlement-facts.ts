import { coverage, loadFacts } from '#billing';
import type { EntitlementFacts, ProjectFact } from '#entitlement';
import {
  effectiveRole,
  isMembershipOf,
  organisationMembers,
  organisations,
  type OrganisationRow,
} from '#organisations';
import { isGrantTo, projectMembers, projects } from '#projects';
import type { Coverage } from '@codepushgo/contract';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Db, Tx } from '../../platform/db.ts';

/** Who asks, and for what. Whoever calls has proved that it is this account. */
export interface FactsRequest {
  accountId: string;
  /** Null: all organisations and projects where the account has a role, as of a mail that names none. */
  orgId: string | null;
  /** The other facts, which nothing needs to be read for. */
  known: Omit<EntitlementFacts, 'orgRole' | 'projects'>;
  tx?: Tx;
}

/** The facts, and what else was read for them. */
export interface LoadedFacts {
  facts: EntitlementFacts;
  /** The organisation and the coverage of each project of the facts, by its id. */
  covered: Map<string, { org: OrganisationRow; coverage: Coverage }>;
  /** The organisation that was asked for, and its coverage as a whole; null when none was. */
  organisation: { org: OrganisationRow; coverage: Coverage } | null;
}

/**
 * Reads what {@link judgeEntitlement} asks of roles and payments. A project on which the account has no role is not
 * among the facts, so that nothing is told about it; of a request that names one, leave the name out.
 *
 * @example
 * const known = { ...asked, channel: 'email' as const };
 * const { facts } = await entitlementFacts(ctx, { accountId, orgId: null, known });
 * const { row, outcome } = judgeEntitlement(facts);
 */
export async function entitlementFacts(ctx: Ctx, request: FactsRequest): Promise<LoadedFacts> {
  const { accountId, orgId, known } = request;
  const db = request.tx ?? ctx.db;
  const at = ctx.clock.now();
  const rows = await projectsOf(db, accountId, orgId);
  const own = orgId === null ? null : await organisationOf(db, accountId, orgId);
  const orgs = new Map(
    [...rows.map(({ org }) => org), ...(own ? [own.org] : [])].map((org) => [org.id, org]),
  );
  const paid = orgs.size === 0 ? new Map() : await loadFacts(ctx, db, [...orgs.values()], at);
  const coverageAt = (id: string, project: { id: string } | null): Coverage => {
    const { organisation, contracts } = paid.get(id)!;
    return coverage(organisation, project, contracts, at);
  };
  const covered = new Map<string, { org: OrganisationRow; coverage: Coverage }>();
  const projectFacts: ProjectFact[] = rows.map(({ org, project, role }) => {
    const found = coverageAt(org.id, project);
    covered.set(project.id, { org, coverage: found });
    return { id: project.id, name: project.name, role, coverage: found };
  });
  return {
    facts: { ...known, orgRole: own?.role ?? null, projects: projectFacts },
    covered,
    organisation: own && { org: own.org, coverage: coverageAt(own.org.id, null) },
  };
}

async function projectsOf(db: Db | Tx, accountId: string, orgId: string | null) {
  const mine = await organisationsWithRole(db, accountId, orgId);
  if (mine.length === 0) return [];
  const rows = await db
    .select({
      org: organisations,
      project: projects,
      orgRole: organisationMembers.role,
      projectRole: projectMembers.role,
    })
    .from(projects)
    .innerJoin(organisations, and(eq(organisations.id, projects.orgId), isNull(organisations.deletedAt)))
    .leftJoin(organisationMembers, isMembershipOf(accountId))
    .leftJoin(projectMembers, isGrantTo(accountId))
    .where(and(inArray(projects.orgId, mine), isNull(projects.deletedAt)))
    .orderBy(projects.id);
  return rows.flatMap(({ org, project, orgRole, projectRole }) => {
    const role = effectiveRole(orgRole, projectRole);
    return role === null ? [] : [{ org, project, role }];
  });
}

// Both lists have an index by account; the projects are then found by their organisations.
async function organisationsWithRole(
  db: Db | Tx,
  accountId: string,
  orgId: string | null,
): Promise<string[]> {
  if (orgId !== null) return [orgId];
  const [members, guests] = [
    await db
      .select({ id: organisationMembers.orgId })
      .from(organisationMembers)
      .where(eq(organisationMembers.accountId, accountId)),
    await db
      .select({ id: projectMembers.orgId })
      .from(projectMembers)
      .where(eq(projectMembers.accountId, accountId)),
  ];
  return [...new Set([...members, ...guests].map(({ id }) => id))];
}

async function organisationOf(db: Db | Tx, accountId: string, orgId: string) {
  const [row] = await db
    .select({ org: organisations, role: organisationMembers.role })
    .from(organisations)
    .leftJoin(organisationMembers, isMembershipOf(accountId))
    .where(and(eq(organisations.id, orgId), isNull(organisations.deletedAt)));
  return row ?? null;
}
