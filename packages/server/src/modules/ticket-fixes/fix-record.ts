import { isShared, placeOf, type ticketPlaces } from '#evidence';
import type { ConsentItem } from '@codepushgo/contract';
import type { TicketRow } from '#ticket-store';
import { and, eq } from 'drizzle-orm';
import type { Db, Tx } from '../../platform/db.ts';
import { Problem } from '../../platform/problem.ts';
import { ticketFixes } from './schema.ts';

/** A fix as its row keeps it. */
export type FixRow = typeof ticketFixes.$inferSelect;
type Named = Pick<TicketRow, 'orgId' | 'id'>;

/** Why a fix is refused, as `extra.reason`; a closed set. */
export type FixRefusal =
  | 'no-consent'
  | 'no-place'
  | 'fix-not-found'
  | 'fix-decided'
  | 'fix-outdated'
  | 'proposal-open';

/**
 * A refusal because of the state in which a fix or its ticket is.
 *
 * @example throw fixConflict('fix-decided', 'This proposal was decided already.');
 */
export function fixConflict(reason: FixRefusal, detail: string): Problem {
  return new Problem('conflict', detail, { reason });
}

/**
 * Holds a proposal until the transaction ends.
 *
 * @throws Problem `not-found`; `conflict` when it was decided
 */
export async function lockProposal(tx: Tx, ticket: Named, id: string): Promise<FixRow> {
  const [row] = await tx.select().from(ticketFixes).where(isFix(ticket, id)).for('update');
  if (!row)
    throw new Problem('not-found', `The ticket has no proposal "${id}".`, {
      reason: 'fix-not-found' satisfies FixRefusal,
    });
  if (row.state !== 'proposed')
    throw fixConflict('fix-decided', 'This proposal was decided already. Look at the ticket again.');
  return row;
}

/** The condition for one fix of a ticket. */
export function isFix(ticket: Named, id: string) {
  return and(
    eq(ticketFixes.orgId, ticket.orgId),
    eq(ticketFixes.ticketId, ticket.id),
    eq(ticketFixes.id, id),
  );
}

type PlaceRow = typeof ticketPlaces.$inferSelect;
/** A place that names an app and a channel. */
export type ChannelPlace = PlaceRow & { appId: string; channelId: string };

/**
 * The channel that a ticket is about, if its requester shares what is needed to work on it.
 *
 * @throws Problem `conflict` without the consent, or when no channel is named
 */
export async function consentedPlace(db: Db | Tx, ticket: Named, item: ConsentItem): Promise<ChannelPlace> {
  if (!(await isShared(db, ticket, item)))
    throw fixConflict(
      'no-consent',
      `The requester does not share "${item}" with this ticket. Ask them to switch it on.`,
    );
  const place = await placeOf(db, ticket);
  if (place?.appId && place.channelId) return { ...place, appId: place.appId, channelId: place.channelId };
  throw fixConflict('no-place', 'The ticket names no app and channel. Ask the requester to name them.');
}
