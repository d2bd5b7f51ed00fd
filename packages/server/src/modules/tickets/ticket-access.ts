import type { Permission } from '@codepushgo/contract';
import { and, eq } from 'drizzle-orm';
import type { Permit } from '#audit';
import {
  authorise,
  effectiveRole,
  organisationAccess,
  type Access,
  type OrganisationRow,
  type Role,
} from '#organisations';
import { projectMembers } from '#projects';
import { findTicket, participantsOf, ticketNotFound, type By, type TicketRow } from '#ticket-store';
import type { Ctx } from '../../context.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { Problem } from '../../platform/problem.ts';
import { mayRead, type Viewer } from './policy.ts';

/** A ticket for somebody of the customer's side. */
export interface TicketAccess {
  org: OrganisationRow;
  access: Access;
  ticket: TicketRow;
  viewer: Viewer;
  permit: Permit;
  by: By;
}

/**
 * Finds a ticket for whoever asks and judges a permission: on its project where it has one.
 *
 * @param otherwise judged on the organisation where there is no such ticket, when the permission is another one there
 * @throws Problem `not-found` when it does not exist or the caller may not see it; `forbidden`; `scope-too-small`
 * @example const { ticket, permit, by } = await ticketInOrg(ctx, { org: 'acme', ticket: 'CPG-12' }, 'ticket.reply');
 */
export async function ticketInOrg(
  ctx: Ctx,
  input: { org: string; ticket: string },
  permission: Permission,
  otherwise: Permission = permission,
): Promise<TicketAccess> {
  const { org, access } = await organisationAccess(ctx, input.org);
  const here = { ...access, role: access.role ?? ('viewer' as const) };
  const found = await findTicket(ctx.db, org.id, input.ticket).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'not-found') return null;
    throw error;
  });
  const viewer = found && (await viewerOf(ctx.db, access, found));
  if (!found || !viewer || !mayRead(viewer, found)) {
    // Whoever may never do this is told so, whatever there is.
    authorise(here, otherwise);
    throw ticketNotFound(input.ticket);
  }
  const permit = authorise({ ...here, role: viewer.projectRole ?? here.role }, permission);
  const { accountId } = access.actor;
  const side = accountId === found.requesterId ? 'customer' : 'participant';
  return { org, access, ticket: found, viewer, permit, by: { side, accountId } };
}

/**
 * What somebody is to a ticket.
 *
 * @example const viewer = await viewerOf(ctx.db, access, ticket);
 */
export async function viewerOf(
  db: Db | Tx,
  {
    actor: { accountId },
    orgId,
    orgRole,
  }: Pick<Access, 'orgId' | 'orgRole'> & { actor: Pick<Access['actor'], 'accountId'> },
  ticket: Pick<TicketRow, 'orgId' | 'id' | 'projectId'>,
): Promise<Viewer> {
  const participants = await participantsOf(db, ticket);
  return {
    accountId,
    orgRole,
    projectRole:
      ticket.projectId === null ? null : await projectRoleOf(db, orgId, ticket.projectId, accountId, orgRole),
    isParticipant: participants.includes(accountId),
  };
}

/** The role that holds for an account on a project, from its role on the organisation. */
export async function projectRoleOf(
  db: Db | Tx,
  orgId: string,
  projectId: string,
  accountId: string,
  orgRole: Role | null,
): Promise<Role | null> {
  const [grant] = await db
    .select({ role: projectMembers.role })
    .from(projectMembers)
    .where(
      and(
        eq(projectMembers.orgId, orgId),
        eq(projectMembers.projectId, projectId),
        eq(projectMembers.accountId, accountId),
      ),
    );
  return effectiveRole(orgRole, grant?.role ?? null);
}
