import type { TicketFix } from '@codepushgo/contract';
import { placeOverride } from '#acquisition';
import { mutate } from '#audit';
import { authoriseAgent } from '#organisations';
import { findTicket, lockTicket, record, referenceOf } from '#ticket-store';
import { assertOpen } from '#tickets';
import type { Ctx } from '../../context.ts';
import { newId } from '../../platform/ids.ts';
import { consentedPlace, fixConflict } from './fix-record.ts';
import { ticketFixes } from './schema.ts';
import { showFixes } from './show-fixes.ts';

/** What staff give a device. */
export interface OverrideWish {
  ticket: string;
  /** Null holds the device where it is. */
  label: string | null;
  reason: string;
}

/**
 * Gives the device of a ticket a release as staff, with the consent of the requester. The override and the customer's
 * audit log name the ticket; the ticket shows when the device reports that it runs the release.
 *
 * @throws Problem `forbidden`; `conflict` without consent, without a device, or when the ticket is over; `not-found`
 *   when the channel has no such release
 * @example await overrideDevice(ctx, { ticket: 'CPG-12', label: 'v3', reason: 'v4 crashes there' });
 */
export async function overrideDevice(
  ctx: Ctx,
  { ticket: named, label, reason }: OverrideWish,
): Promise<TicketFix> {
  const { accountId, permit } = authoriseAgent(ctx.actor, 'ticket.fix', 'full');
  const found = await findTicket(ctx.db, null, named);
  return mutate(ctx, permit, async (tx) => {
    const ticket = await lockTicket(tx, found);
    assertOpen(ticket);
    const { appId, channelId, device } = await consentedPlace(tx, ticket, 'override');
    if (device === null) throw fixConflict('no-place', 'The ticket names no device. Ask for its id.');
    const { orgId, id: ticketId } = ticket;
    const told = `${referenceOf(ticket)}: ${reason}`;
    const given = { device, label, reason: told.slice(0, 1000), createdBy: accountId };
    const { audit, changes } = await placeOverride(ctx, tx, { orgId, id: channelId }, given);
    const now = ctx.clock.now();
    const id = newId('fix', ctx.clock);
    const made = { reason, madeBy: accountId, madeAt: now, decidedBy: accountId, decidedAt: now };
    const about = { appId, channelId, device, label, expects: label };
    await tx
      .insert(ticketFixes)
      .values({ id, orgId, ticketId, kind: 'override', state: 'applied', ...about, ...made });
    await record(ctx, tx, ticket, { side: 'agent', accountId }, [
      { kind: 'fix', fixId: id, step: 'applied' },
    ]);
    const [result] = await showFixes(ctx, tx, ticket, id);
    const target = { targetType: 'ticket', targetId: ticketId, details: { fixId: id, label } };
    const own = { action: 'ticket.device-overridden', orgId, ...target };
    return { result: result!, audit: [...[audit ?? []].flat(), own], changes: changes ?? [] };
  });
}
