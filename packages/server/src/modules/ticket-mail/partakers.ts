import { accounts } from '#accounts';
import { organisationMembers } from '#organisations';
import { NO_ORGANISATION, participantsOf, type TicketRow } from '#ticket-store';
import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { ticketGuests } from './schema.ts';

/** Somebody of the customer's side who takes part in a ticket. */
export interface Partaker {
  /** Null: somebody without an account. */
  accountId: string | null;
  address: string;
  side: 'customer' | 'participant';
}

/**
 * Who takes part in a ticket and may still see it: who asked, colleagues, and whom they let in. Whoever left the
 * organisation hears nothing more.
 *
 * @example const [requester] = await partakersOf(ctx, tx, ticket);
 */
export async function partakersOf(ctx: Ctx, tx: Tx, ticket: TicketRow): Promise<Partaker[]> {
  const { requesterId, requesterEmail } = ticket;
  const ids = [...(requesterId === null ? [] : [requesterId]), ...(await participantsOf(tx, ticket))];
  const found: Partaker[] = requesterEmail === null ? [] : [own(null, requesterEmail)];
  const rows =
    ids.length === 0
      ? []
      : await tx
          .select({ id: accounts.id, email: accounts.email })
          .from(accounts)
          .where(inArray(accounts.id, ids));
  for (const id of new Set(ids)) {
    const email = rows.find((row) => row.id === id)?.email;
    if (email === undefined || !(await belongs(ctx, tx, ticket.orgId, id))) continue;
    found.push({ ...own(id, email), side: id === requesterId ? 'customer' : 'participant' });
  }
  for (const address of await guestsOf(tx, ticket))
    found.push({ accountId: null, address, side: 'participant' });
  return found.filter(({ address }, at) => found.findIndex((one) => one.address === address) === at);
}

function own(accountId: string | null, address: string): Partaker {
  return { accountId, address: address.toLowerCase(), side: 'customer' };
}

async function belongs(ctx: Ctx, tx: Tx, orgId: string, accountId: string): Promise<boolean> {
  if (orgId === NO_ORGANISATION) return true;
  const [member] = await tx
    .select({ role: organisationMembers.role })
    .from(organisationMembers)
    .where(and(eq(organisationMembers.orgId, orgId), eq(organisationMembers.accountId, accountId)));
  return member !== undefined || (await ctx.news.guestOrganisations(tx, accountId)).includes(orgId);
}

async function guestsOf(tx: Tx, { orgId, id }: TicketRow): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ address: ticketGuests.address })
    .from(ticketGuests)
    .where(
      and(eq(ticketGuests.orgId, orgId), eq(ticketGuests.ticketId, id), eq(ticketGuests.state, 'admitted')),
    );
  return rows.map(({ address }) => address);
}
