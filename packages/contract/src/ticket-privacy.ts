import { z } from 'zod';
import { endpoint, inOrg } from './endpoint.ts';
import { TicketFiles, TicketName } from './ticket-shapes.ts';

const tag = 'Tickets';

/** How much there is of what somebody wrote to support. */
export const SupportData = z.object({
  /** Tickets that one opened or takes part in. */
  tickets: z.number().int(),
  messages: z.number().int(),
  files: z.number().int(),
  /** Declined requests whose text is kept. */
  keptRequests: z.number().int(),
  /** Mails as they came. */
  mails: z.number().int(),
});
export type SupportData = z.infer<typeof SupportData>;

const redaction = {
  /** Texts that are taken out wherever they stand on the ticket, exactly as they are written. */
  parts: z.array(z.string().trim().min(2).max(10_000)).max(20).default([]),
  /** Files of the ticket that are removed. */
  files: TicketFiles.default([]),
};
const Redacted = z.object({
  /** Messages that were changed. */
  messages: z.number().int(),
  files: z.number().int(),
});
/** What a redaction changed. */
export type Redacted = z.infer<typeof Redacted>;

/** The endpoints by which customers and staff take back what was written to support. */
export const ticketPrivacy = {
  getOwnData: endpoint('account', {
    method: 'GET',
    path: '/account/support-data',
    summary: 'How much there is of what you wrote to support',
    tag,
  }).output(SupportData),
  eraseOwnData: endpoint('account', {
    method: 'POST',
    path: '/account/support-data/erase',
    summary: 'Erase all that you wrote to support, for good; open tickets of yours end',
    tag,
  })
    .input(z.object({ /** Of the account: it proves who asks. */ password: z.string().min(1).max(1000) }))
    .output(SupportData),
  redact: endpoint('ticket.reply', {
    method: 'POST',
    path: '/organisations/{org}/tickets/{ticket}/redactions',
    summary: 'Take texts and files out of what your side wrote on a ticket, for good',
    tag,
  })
    .input(z.object({ ...inOrg, ticket: TicketName, ...redaction }))
    .output(Redacted),
  redactAsStaff: endpoint('agent', {
    method: 'POST',
    path: '/desk/tickets/{ticket}/redactions',
    summary: 'Take texts and files out of a ticket, notes included, for good',
    tag: 'Support desk',
  })
    .input(z.object({ ticket: TicketName, ...redaction, reason: z.string().trim().min(1).max(2000) }))
    .output(Redacted),
  eraseAddress: endpoint('operator', {
    method: 'POST',
    path: '/operator/support-data/erase',
    summary: 'Erase all that somebody without an account wrote to support',
    tag: 'Support desk',
  })
    .input(z.object({ email: z.email().max(254), reason: z.string().trim().min(1).max(2000) }))
    .output(SupportData),
};
