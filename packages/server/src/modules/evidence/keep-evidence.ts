import type { AuditEntry } from '#audit';
import type { TicketRow } from '#ticket-store';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import type { Collected } from './collect-evidence.ts';
import { ticketEvidence, ticketPlaces } from './schema.ts';

type Named = Pick<TicketRow, 'orgId' | 'id'>;

/**
 * Attaches what was collected to a ticket, with the consent for each item; what it names replaces what was named.
 *
 * @returns what the audit log says; null when nothing is shared
 */
export async function keepEvidence(
  ctx: Ctx,
  tx: Tx,
  ticket: Named,
  { place, items }: Collected,
  accountId: string,
): Promise<AuditEntry | null> {
  await keepPlace(tx, ticket, place);
  if (items.size === 0) return null;
  for (const [item, found] of items) {
    const set = {
      state: found === null || found === undefined ? ('unavailable' as const) : ('shared' as const),
      content: found ?? null,
      decidedBy: accountId,
      decidedAt: ctx.clock.now(),
    };
    await tx
      .insert(ticketEvidence)
      .values({ orgId: ticket.orgId, ticketId: ticket.id, item, ...set })
      .onConflictDoUpdate({
        target: [ticketEvidence.orgId, ticketEvidence.ticketId, ticketEvidence.item],
        set,
      });
  }
  const target = { targetType: 'ticket', targetId: ticket.id, details: { items: [...items.keys()] } };
  return { action: 'ticket.evidence-shared', orgId: ticket.orgId, ...target };
}

async function keepPlace(tx: Tx, ticket: Named, { app, channel, release, device }: Collected['place']) {
  const named = Object.fromEntries(
    Object.entries({ appId: app?.app.id, channelId: channel?.channel.id, release, device }).filter(
      ([, value]) => value !== null && value !== undefined,
    ),
  );
  if (Object.keys(named).length === 0) return;
  await tx
    .insert(ticketPlaces)
    .values({ orgId: ticket.orgId, ticketId: ticket.id, ...named })
    .onConflictDoUpdate({ target: [ticketPlaces.orgId, ticketPlaces.ticketId], set: named });
}
