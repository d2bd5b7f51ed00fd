import type { TicketDetail } from '@codepushgo/contract';
import { describeSnapshot } from '#entitlement';
import { describeHours } from '#support-policy';
import { clocksOf, keptSchedule } from '#ticket-clocks';
import { linksOf, namesOf, participantsOf, personOf, showTicket, type TicketRow } from '#ticket-store';
import type { Ctx } from '../../context.ts';
import type { Db, Tx } from '../../platform/db.ts';
import type { Language } from '../../platform/language.ts';
import { eventAddress } from '../../platform/status-address.ts';
import { reopenUntil } from './append-message.ts';
import { abilitiesOf } from './policy.ts';
import { ticketInOrg } from './ticket-access.ts';

/**
 * One ticket with what is owed, how it was judged, and what the caller may do.
 *
 * @throws Problem `not-found`
 * @example const { clocks, may } = await getTicket(ctx, { org: 'acme', ticket: 'CPG-12' });
 */
export async function getTicket(ctx: Ctx, input: { org: string; ticket: string }): Promise<TicketDetail> {
  const { ticket, viewer } = await ticketInOrg(ctx, input, 'ticket.read');
  const until = await reopenUntil(ctx.db, ticket);
  const canReopen = until !== null && ctx.clock.now() <= until;
  const shared = await ticketDetail(ctx, ctx.db, ticket);
  return { ...shared, may: abilitiesOf(viewer, ticket, canReopen) };
}

/**
 * What both sides see of a ticket; how it was judged is told to staff of somebody else.
 *
 * @example const { clocks, participants } = await ticketDetail(ctx, ctx.db, ticket);
 */
export async function ticketDetail(
  ctx: Ctx,
  db: Db | Tx,
  ticket: TicketRow,
  reader: 'customer' | 'staff' = 'customer',
): Promise<Omit<TicketDetail, 'may'>> {
  const now = ctx.clock.now();
  const until = await reopenUntil(db, ticket);
  const participants = await participantsOf(db, ticket);
  const people = await namesOf(db, participants);
  const links = await linksOf(db, ticket);
  const schedule = await keptSchedule(db, ticket.terms.scheduleId);
  const explain = (language: Language) => [
    ...describeSnapshot(ticket.snapshot, language, reader),
    describeHours(schedule, language),
  ];
  const known = await ctx.news.knownIncidents(ctx);
  return {
    ...(await showTicket(ctx, db, ticket)),
    entitlement: ticket.snapshot,
    explanation: { en: explain('en'), fr: explain('fr') },
    clocks: (await clocksOf(db, [ticket], now)).get(ticket.id) ?? [],
    participants: participants.map((accountId) => personOf({ side: 'participant', accountId }, people)),
    incidents: links.flatMap(({ kind, target: id }) => {
      if (kind !== 'incident') return [];
      const { title = null, url = eventAddress(ctx.config, id) } = known.find((one) => one.id === id) ?? {};
      return [{ id, title, url }];
    }),
    reopenUntil: until !== null && now <= until ? until.toISOString() : null,
  };
}
