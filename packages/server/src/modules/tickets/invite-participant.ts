import type { Ticket } from '@codepushgo/contract';
import { mutate } from '#audit';
import { isAccount, selectMembers } from '#organisations';
import { addParticipant, lockTicket, record, showTicket, type TicketRefusal } from '#ticket-store';
import type { Ctx } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';
import { assertMaySteer, assertOpen } from './assert-open.ts';
import { ticketInOrg } from './ticket-access.ts';

/**
 * Lets a colleague of the organisation take part in a ticket, whatever else he may see.
 *
 * @param input `account`: an id, a user name or an address
 * @throws Problem `not-found` for somebody who is not a member; `forbidden`; `conflict` for a ticket that is not open
 * @example await inviteParticipant(ctx, { org: 'acme', ticket: 'CPG-12', account: 'zoe@example.com' });
 */
export async function inviteParticipant(
  ctx: Ctx,
  input: { org: string; ticket: string; account: string },
): Promise<Ticket> {
  const { org, ticket: found, permit, by, viewer } = await ticketInOrg(ctx, input, 'ticket.reply');
  assertMaySteer(viewer, found);
  const [member] = await selectMembers(ctx.db, org.id, isAccount(input.account));
  if (!member)
    throw new Problem(
      'not-found',
      `"${input.account}" is not a member of ${org.name}. Invite them there first.`,
      {
        reason: 'no-colleague' satisfies TicketRefusal,
      },
    );
  const { accountId } = member;
  return mutate(ctx, permit, async (tx) => {
    const ticket = await lockTicket(tx, found);
    assertOpen(ticket);
    const isNew = accountId !== ticket.requesterId && (await addParticipant(ctx, tx, ticket, accountId));
    const after = isNew ? await record(ctx, tx, ticket, by, [{ kind: 'participant', accountId }]) : ticket;
    const target = { targetType: 'ticket', targetId: ticket.id, details: { accountId } };
    const audit = { action: 'ticket.participant-invited', orgId: ticket.orgId, ...target };
    return { result: await showTicket(ctx, tx, after), audit: isNew ? audit : null };
  });
}
