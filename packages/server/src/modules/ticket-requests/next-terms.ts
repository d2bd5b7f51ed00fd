import { NO_ORGANISATION, type TicketChange, type TicketRow, type TicketSet } from '#ticket-store';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { judgedCategory, judgeRequest, type Judged } from './judge-request.ts';

/** What has changed about the terms of a ticket, to be recorded before what may start a clock. */
export interface NextTerms {
  judged: Judged;
  changes: TicketChange[];
  set: TicketSet;
}

/**
 * Judges a ticket again, as it stands: which policy, business hours and coverage its next clock will go by. Whoever has
 * lost the role or the payment keeps what was promised and gets no new clock.
 *
 * @param as what to judge instead of what the ticket says: the project that was chosen, or a sponsor who confirms
 * @example const { changes, set } = await nextTerms(ctx, tx, ticket);
 */
export async function nextTerms(
  ctx: Ctx,
  tx: Tx,
  ticket: TicketRow,
  as: { projectId?: string; isSponsored?: boolean } = {},
): Promise<NextTerms> {
  const projectId = as.projectId ?? ticket.projectId;
  const isTechnical = judgedCategory(ticket.category) === 'technical';
  const fact = {
    projectId,
    wasEligible: isTechnical && ticket.waits === null,
    isSponsored: as.isSponsored ?? ticket.isSponsored,
  };
  const judged = await judgeRequest(ctx, tx, {
    accountId: ticket.requesterId,
    authenticated: true,
    channel: ticket.channel,
    category: judgedCategory(ticket.category),
    orgId: ticket.orgId === NO_ORGANISATION ? null : ticket.orgId,
    projectId,
    ticket: isTechnical ? fact : null,
  });
  return { judged, ...differences(ticket, judged) };
}

/** The events that say what differs from the terms of a ticket. */
function differences(
  ticket: TicketRow,
  { terms, coverageUntil }: Judged,
): Pick<NextTerms, 'changes' | 'set'> {
  const before = ticket.terms;
  const changes: TicketChange[] = [];
  const { policyVersion, scheduleId, responseRow, promise } = terms;
  if (policyVersion !== before.policyVersion || scheduleId !== before.scheduleId)
    changes.push({ kind: 'terms', policyVersion, scheduleId });
  if (responseRow !== before.responseRow || promise !== before.promise)
    changes.push({ kind: 'coverage', responseRow, promise });
  const isSame = coverageUntil?.getTime() === ticket.coverageUntil?.getTime();
  return { changes, set: changes.length > 0 || !isSame ? { terms, coverageUntil } : {} };
}
