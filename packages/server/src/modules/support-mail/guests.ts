import { mutate } from '#audit';
import { loadMessage, type MailOutcome, type ReceivedMessage } from '#mail-intake';
import { keepGuest, mailAutomatically, partakersOf, settleGuest, ticketGuests } from '#ticket-mail';
import { lockTicket, type TicketRow } from '#ticket-store';
import { ticketInOrg, assertMaySteer } from '#tickets';
import type { TicketGuest } from '@codepushgo/contract';
import { and, asc, eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { Problem } from '../../platform/problem.ts';
import { appendContent } from './append-mail.ts';

/** Holds what somebody without an account wrote to the address of a ticket, and tells the requester that it waits. */
export async function holdGuest(
  ctx: Ctx,
  tx: Tx,
  received: ReceivedMessage,
  ticket: TicketRow,
): Promise<MailOutcome> {
  const address = received.sender!.address;
  const ofThem = and(
    eq(ticketGuests.orgId, ticket.orgId),
    eq(ticketGuests.ticketId, ticket.id),
    eq(ticketGuests.address, address),
  );
  const before = await tx.select({ state: ticketGuests.state }).from(ticketGuests).where(ofThem);
  const isRefused = before.some(({ state }) => state === 'refused');
  const state = isRefused ? ('refused' as const) : ('waiting' as const);
  const place = { orgId: ticket.orgId, ticketId: ticket.id, address };
  await keepGuest(tx, { id: received.id, ...place, state, createdAt: ctx.clock.now() });
  if (before.length > 0) return { kind: 'held' };
  const requester = (await partakersOf(ctx, tx, ticket)).find(({ side }) => side === 'customer');
  if (requester && requester.accountId !== null)
    await mailAutomatically(ctx, tx, { kind: 'guest_waits', recipient: requester.address, ticket });
  return { kind: 'held' };
}

type Named = { org: string; ticket: string };

/** People without an account who wrote to a ticket and wait, or were let in or turned away. */
export async function listGuests(ctx: Ctx, input: Named): Promise<{ items: TicketGuest[] }> {
  const { ticket } = await ticketInOrg(ctx, input, 'ticket.read');
  const rows = await ctx.db
    .select()
    .from(ticketGuests)
    .where(and(eq(ticketGuests.orgId, ticket.orgId), eq(ticketGuests.ticketId, ticket.id)))
    .orderBy(asc(ticketGuests.id));
  const items: TicketGuest[] = [];
  for (const { id, address, state, createdAt } of rows) {
    const message = await loadMessage(ctx.db, id);
    const said = message?.shownText.slice(0, 2000) ?? '';
    items.push({
      id,
      address,
      state,
      subject: message?.subject ?? '',
      text: said,
      createdAt: createdAt.toISOString(),
    });
  }
  return { items };
}

/**
 * Lets somebody without an account take part in a ticket, or turns them away. What they have written so far is appended;
 * from then on they write and are answered by mail.
 *
 * @throws Problem `not-found`; `forbidden` for whoever only reads; `conflict` when it was decided
 * @example await decideGuest(ctx, { org: 'acme', ticket: 'CPG-12', guest: 'mai_…', admit: true });
 */
export async function decideGuest(
  ctx: Ctx,
  input: Named & { guest: string; admit: boolean },
): Promise<{ items: TicketGuest[] }> {
  const { ticket: found, permit, viewer } = await ticketInOrg(ctx, input, 'ticket.reply');
  assertMaySteer(viewer, found);
  await mutate(ctx, permit, async (tx) => {
    const ticket = await lockTicket(tx, found);
    const ofTicket = and(eq(ticketGuests.orgId, ticket.orgId), eq(ticketGuests.ticketId, ticket.id));
    const [guest] = await tx
      .select()
      .from(ticketGuests)
      .where(and(ofTicket, eq(ticketGuests.id, input.guest)));
    if (!guest) throw new Problem('not-found', `Nobody wrote "${input.guest}" to this ticket.`);
    const state = input.admit ? 'admitted' : 'refused';
    const waiting = await settleGuest(tx, guest, state, ctx.clock.now());
    if (waiting.length === 0)
      throw new Problem('conflict', 'This was decided already.', { reason: 'guest-decided' });
    let now = ticket;
    for (const id of input.admit ? waiting : []) {
      const message = await loadMessage(tx, id);
      const by = { side: 'participant' as const, accountId: null };
      if (message) now = (await appendContent(ctx, tx, message, now, by))?.ticket ?? now;
    }
    const action = input.admit ? 'ticket.guest-admitted' : 'ticket.guest-refused';
    const target = { targetType: 'ticket', targetId: ticket.id, details: { mail: guest.id } };
    return { result: undefined, audit: { action, orgId: ticket.orgId, ...target } };
  });
  return listGuests(ctx, input);
}
