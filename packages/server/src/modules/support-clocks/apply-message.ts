import type { EventOf } from './clock-events.ts';
import { cancel, isOwed, satisfy } from './clock-record.ts';
import { type ClockRules, inForce, reopenWindowMs } from './clock-rules.ts';
import { changeStatus } from './change-status.ts';
import { startNext } from './start-owed.ts';
import { isSolved, type TicketRecord } from './ticket-record.ts';

/** Whether a customer may still open a solved ticket again; true when it is not solved. */
function mayReopen({ solvedMs }: TicketRecord, atMs: number, rules: ClockRules): boolean {
  return solvedMs === null || atMs - solvedMs <= reopenWindowMs(inForce(rules.policies, solvedMs));
}

/** A customer writes, or opens a solved ticket again without a word, which asks for an answer too. */
export function applyCustomerMessage(
  ticket: TicketRecord,
  event: Pick<EventOf<'customer.message'>, 'at' | 'receivedAt'>,
  rules: ClockRules,
): void {
  const atMs = event.at.getTime();
  const receivedMs = event.receivedAt?.getTime() ?? atMs;
  if (isSolved(ticket)) {
    // Too late: the store has opened a linked ticket for it.
    if (!mayReopen(ticket, receivedMs, rules)) return;
    changeStatus(ticket, 'open', 'customer', atMs);
  } else if (ticket.status === 'pending_customer') changeStatus(ticket, 'open', 'customer', atMs);
  ticket.unansweredMs ??= receivedMs;
  startNext(ticket, ticket.coveredSinceMs, rules);
}

/** A person answered in public: all that waited for it is answered. */
export function applyAnswer(ticket: TicketRecord, atMs: number): void {
  const { first_response: first, next_response: next } = ticket.present;
  for (const clock of [first, next]) if (isOwed(clock)) satisfy(clock, atMs);
  ticket.firstReplyMs ??= atMs;
  ticket.unansweredMs = null;
  ticket.awaitsMerged = false;
  if (ticket.status === 'new') ticket.status = 'open';
}

/** The last message needs no answer. A first answer is owed all the same. */
export function applyNoReplyNeeded(ticket: TicketRecord, atMs: number): void {
  const { next_response: next } = ticket.present;
  if (isOwed(next)) cancel(next, atMs, 'no_reply_needed');
  ticket.unansweredMs = null;
  ticket.awaitsMerged = false;
}

/** A status set by hand. A customer who opens a ticket again asks for an answer. */
export function applyStatus(ticket: TicketRecord, event: EventOf<'status.changed'>, rules: ClockRules): void {
  const isReopening = isSolved(ticket) && !isSolved(event);
  if (isReopening && event.by === 'customer') return applyCustomerMessage(ticket, { at: event.at }, rules);
  changeStatus(ticket, event.status, event.by, event.at.getTime());
}
