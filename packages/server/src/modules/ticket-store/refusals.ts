import { Problem } from '../../platform/problem.ts';

/** Why a verb of tickets refused, as `extra.reason`; a closed set. */
export type TicketRefusal =
  | 'ticket-not-found'
  | 'ticket-merged'
  | 'ticket-changed'
  | 'ticket-closed'
  | 'ticket-solved'
  | 'ticket-not-solved'
  | 'ticket-waits'
  | 'reopen-too-late'
  | 'open-tickets'
  | 'not-requester'
  | 'not-waiting'
  | 'not-eligible'
  | 'not-premium'
  | 'no-colleague'
  | 'own-sponsor'
  | 'reason-needed'
  | 'other-organisation'
  | 'same-ticket'
  | 'message-not-found'
  | 'all-messages'
  | 'agent-not-found'
  | 'account-needed'
  | 'operator-stays'
  | 'no-agent'
  | 'file-not-found'
  | 'part-not-found'
  | 'sign-in-needed'
  | 'kept-request-not-found';

/**
 * The answer to strangers and for what does not exist: the two cannot be told apart.
 *
 * @example throw ticketNotFound('CPG-12');
 */
export function ticketNotFound(named: string): Problem {
  return new Problem('not-found', `Ticket "${named}" does not exist here, or you may not see it.`, {
    reason: 'ticket-not-found' satisfies TicketRefusal,
  });
}

/**
 * A refusal because of the state in which a ticket is.
 *
 * @example throw ticketConflict('ticket-solved', 'The ticket is solved already.');
 */
export function ticketConflict(reason: TicketRefusal, detail: string): Problem {
  return new Problem('conflict', detail, { reason });
}
