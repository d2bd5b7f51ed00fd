import { nextTerms } from '#ticket-requests';
import type { Ticket } from '@codepushgo/contract';
import { mutate, type AuditEntry } from '#audit';
import { authorise } from '#organisations';
import { projectInOrg } from '#projects';
import {
  lockTicket,
  moveTickets,
  record,
  showTicket,
  ticketConflict,
  type By,
  type TicketRow,
} from '#ticket-store';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { Problem } from '../../platform/problem.ts';
import { assertOpen } from './assert-open.ts';
import { ticketInOrg } from './ticket-access.ts';

/**
 * Says which project a request is about that named none; from then on its clock runs.
 *
 * @throws Problem `conflict` when it waits for no project, or the project is not eligible; `forbidden` for everybody
 *   but the requester
 * @example await chooseProject(ctx, { org: 'acme', ticket: 'CPG-12', project: 'shop' });
 */
export async function chooseProject(
  ctx: Ctx,
  input: { org: string; ticket: string; project: string },
): Promise<Ticket> {
  // The role that counts is the one on the project.
  const { ticket: found, by, org } = await ticketInOrg(ctx, input, 'ticket.read', 'ticket.open-technical');
  if (by.side !== 'customer')
    throw new Problem('forbidden', 'Only who asked may say what it is about.', {
      permission: 'ticket.open-technical',
    });
  const { project, access } = await projectInOrg(ctx, org.id, input.project);
  const permit = authorise(access, 'ticket.open-technical');
  return mutate(ctx, permit, async (tx) => {
    const { ticket, audit } = await setProject(ctx, tx, await lockTicket(tx, found), by, project);
    return { result: await showTicket(ctx, tx, ticket), audit };
  });
}

/**
 * Sets the project of a ticket that waits for one, and takes it to the project's organisation. The caller has judged
 * who does it, and holds the ticket.
 */
export async function setProject(
  ctx: Ctx,
  tx: Tx,
  ticket: TicketRow,
  by: By,
  project: { id: string; orgId: string },
): Promise<{ ticket: TicketRow; audit: AuditEntry }> {
  assertOpen(ticket);
  if (ticket.waits !== 'project') throw ticketConflict('not-waiting', 'This ticket waits for no project.');
  await moveTickets(ctx, tx, ticket.orgId, [ticket.id], project.orgId);
  const here = { ...ticket, orgId: project.orgId };
  const { judged, changes, set } = await nextTerms(ctx, tx, here, { projectId: project.id });
  if (judged.entitlement.outcome !== 'accepted')
    throw ticketConflict(
      'not-eligible',
      'Technical requests are not processed for this project. Choose another one.',
    );
  const after = await record(
    ctx,
    tx,
    here,
    by,
    [{ kind: 'project', projectId: project.id }, ...changes, { kind: 'qualified', cause: 'customer' }],
    { ...set, projectId: project.id, waits: null, snapshot: judged.snapshot },
  );
  const target = { targetType: 'ticket', targetId: ticket.id, details: { projectId: project.id } };
  return { ticket: after, audit: { action: 'ticket.project-chosen', orgId: project.orgId, ...target } };
}
