import type { TicketStepped } from '../../context.ts';
import type { TicketChange } from './ticket-change.ts';

/** What is told outside of an event; null: nothing, or its verb tells it, with what it alone knows. */
export function stepOf(change: TicketChange): TicketStepped['step'] | null {
  switch (change.kind) {
    case 'project':
      return { type: 'ticket.project-chosen' };
    case 'sponsored':
      return { type: 'ticket.sponsored' };
    case 'participant':
      return { type: 'ticket.participant-added', accountId: change.accountId };
    case 'incident_linked':
      return { type: 'ticket.incident-linked', incident: change.incident };
    case 'fix':
      return { type: 'ticket.fix-changed', fixId: change.fixId, step: change.step };
    case 'redacted':
      return {
        type: 'ticket.redacted',
        messages: change.messageIds.length,
        files: change.fileIds.length,
      };
    case 'erased':
      return { type: 'ticket.erased', why: change.why, messages: change.messages.length };
    default:
      return null;
  }
}
