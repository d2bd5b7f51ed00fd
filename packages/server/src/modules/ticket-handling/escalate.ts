import { accounts } from '#accounts';
import { findTicket, referenceOf, type TicketRow } from '#ticket-store';
import { tellTicket } from '#ticket-requests';
import { and, inArray, isNotNull } from 'drizzle-orm';
import type { ClockNoticed, Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { sendMail } from '../../platform/mail.ts';
import { readEscalation } from './escalation.ts';
import { escalationText } from './texts.ts';

/**
 * Tells that an answer is nearly late, or late: staff whom the operators chose and whoever has the ticket by mail, the
 * webhooks of the organisation that the operators chose, and of a breach the customer's own too.
 */
export async function escalate(ctx: Ctx, tx: Tx, notice: ClockNoticed): Promise<void> {
  const { orgId, ticketId, clock, promise, kind, at, dueAt } = notice;
  const ticket = await findTicket(tx, orgId, ticketId);
  const { accountIds, organisationId } = await readEscalation(tx);
  const news = {
    type: kind === 'warning' ? ('ticket.warning' as const) : ('ticket.breached' as const),
    clock,
    kind: promise,
    dueAt: dueAt.toISOString(),
    at: at.toISOString(),
  };
  if (kind === 'breached') await tellTicket(ctx, tx, ticket, null, news);
  const isOwn = kind === 'breached' && organisationId === orgId;
  if (organisationId !== null && !isOwn) await tellTicket(ctx, tx, ticket, null, news, organisationId);
  await mailStaff(ctx, tx, ticket, notice, [
    ...accountIds,
    ...(ticket.assigneeId === null ? [] : [ticket.assigneeId]),
  ]);
}

async function mailStaff(
  ctx: Ctx,
  tx: Tx,
  ticket: TicketRow,
  notice: ClockNoticed,
  ids: string[],
): Promise<void> {
  if (ids.length === 0) return;
  const readers = await tx
    .select()
    .from(accounts)
    .where(and(inArray(accounts.id, ids), isNotNull(accounts.staff)));
  for (const { email, language, timeZone } of readers) {
    const reference = referenceOf(ticket);
    const url = `${ctx.config.publicUrl}/desk/tickets/${reference}`;
    const { kind, promise, clock, dueAt } = notice;
    const { severity } = ticket;
    const facts = { reference, severity, kind, promise, clock, dueAt, url, timeZone: timeZone ?? 'UTC' };
    await sendMail(ctx, tx, { to: email, kind: 'escalation', ...escalationText(language, facts) });
  }
}
