import { z } from 'zod';
import { Empty, endpoint, inOrg, Instant, pageInput, pageOf } from './endpoint.ts';
import { ConsentItem, Evidence, EvidenceWish } from './evidence-shapes.ts';
import { TicketName } from './ticket-shapes.ts';

const tag = 'Tickets';
const inTicket = { ...inOrg, ticket: TicketName };

/** Something that staff did, or propose, to mend what a ticket is about. */
export const TicketFix = z.object({
  id: z.string(),
  kind: z.enum(['override', 'rollback']),
  /** An override is applied at once; a roll-back waits for a developer of the customer. */
  state: z.enum(['proposed', 'applied', 'declined', 'withdrawn']),
  app: z.string(),
  channel: z.string(),
  /** The device that is waited for; null: the first that arrives. */
  device: z.string().nullable(),
  /** The release that is to be reached; null holds the device where it is. */
  label: z.string().nullable(),
  /** Of a roll-back: the newest release when it was proposed. */
  from: z.string().nullable(),
  reason: z.string(),
  by: z.object({ accountId: z.string(), name: z.string() }),
  at: Instant,
  decidedBy: z.object({ accountId: z.string(), name: z.string() }).nullable(),
  decidedAt: Instant.nullable(),
  /** What a device reports once it has arrived; null while nothing is applied, or nothing moves. */
  expects: z.string().nullable(),
  /** Proof that it arrived: when the report was seen, and how many devices run it. */
  arrival: z.object({ at: Instant, devices: z.number().int() }).nullable(),
});
export type TicketFix = z.infer<typeof TicketFix>;

/** A release that a fix can name. */
export const FixRelease = z.object({
  label: z.string(),
  appVersion: z.string(),
  isHalted: z.boolean(),
  isDisabled: z.boolean(),
  createdAt: Instant,
});
export type FixRelease = z.infer<typeof FixRelease>;

const fixes = z.object({ items: z.array(TicketFix) });

/** The endpoints of evidence and fixes for customers. */
export const ticketEvidence = {
  getEvidence: endpoint('ticket.read', {
    method: 'GET',
    path: '/organisations/{org}/tickets/{ticket}/evidence',
    summary: 'What is shared with a ticket',
    tag,
  })
    .input(
      z.object({
        ...inTicket,
        /** Without keys, addresses, device ids and names of people, for passing it on. */
        redacted: z.stringbool().default(false),
      }),
    )
    .output(Evidence),
  shareEvidence: endpoint('ticket.reply', {
    method: 'PUT',
    path: '/organisations/{org}/tickets/{ticket}/evidence',
    summary: 'Share more with your ticket, as it is now',
    tag,
  })
    .input(z.object({ ...inTicket, evidence: EvidenceWish }))
    .output(Evidence),
  withdrawEvidence: endpoint('ticket.reply', {
    method: 'DELETE',
    path: '/organisations/{org}/tickets/{ticket}/evidence/{item}',
    summary: 'Stop sharing something with your ticket: what was attached is erased',
    tag,
    status: 204,
  })
    .input(z.object({ ...inTicket, item: ConsentItem }))
    .output(Empty),
  listFixes: endpoint('ticket.read', {
    method: 'GET',
    path: '/organisations/{org}/tickets/{ticket}/fixes',
    summary: 'What staff did or propose to mend it, and whether it arrived',
    tag,
  })
    .input(z.object(inTicket))
    .output(fixes),
  acceptFix: endpoint('release.create', {
    method: 'POST',
    path: '/organisations/{org}/tickets/{ticket}/fixes/{fix}/accept',
    summary: 'Roll back as staff propose',
    tag,
  })
    .input(z.object({ ...inTicket, fix: z.string().min(1).max(64) }))
    .output(TicketFix),
  declineFix: endpoint('release.create', {
    method: 'POST',
    path: '/organisations/{org}/tickets/{ticket}/fixes/{fix}/decline',
    summary: 'Do not roll back as staff propose',
    tag,
  })
    .input(z.object({ ...inTicket, fix: z.string().min(1).max(64) }))
    .output(TicketFix),
};

const named = { ticket: TicketName };
const desk = 'Support desk';
const path = '/desk/tickets/{ticket}' as const;
const reason = z.string().trim().min(1).max(1000);

/** The endpoints of evidence and fixes for staff. */
export const deskEvidence = {
  evidence: endpoint('agent', {
    method: 'GET',
    path: `${path}/evidence`,
    summary: 'What the requester shares; the customer’s audit log says that it was read',
    tag: desk,
  })
    .input(z.object(named))
    .output(Evidence),
  listFixes: endpoint('agent', {
    method: 'GET',
    path: `${path}/fixes`,
    summary: 'What was done or proposed to mend it, and whether it arrived',
    tag: desk,
  })
    .input(z.object(named))
    .output(fixes),
  listFixReleases: endpoint('agent', {
    method: 'GET',
    path: `${path}/releases`,
    summary: 'The releases of the channel that the ticket is about, newest first; with consent to work on it',
    tag: desk,
  })
    .input(
      z.object({
        ...named,
        ...pageInput,
        /** A part of the label or of the versions of the app that it is for. */
        search: z.string().trim().min(1).max(100).optional(),
      }),
    )
    .output(pageOf(FixRelease)),
  overrideDevice: endpoint('agent', {
    method: 'PUT',
    path: `${path}/override`,
    summary: 'Give the device of the ticket a release, or hold it where it is (label null); with its consent',
    tag: desk,
  })
    .input(
      z.object({
        ...named,
        label: z
          .string()
          .regex(/^v[1-9]\d{0,8}$/)
          .nullable(),
        reason,
      }),
    )
    .output(TicketFix),
  proposeRollback: endpoint('agent', {
    method: 'POST',
    path: `${path}/rollback-proposals`,
    summary: 'Propose to make an earlier release current again; a developer of the customer accepts it',
    tag: desk,
    status: 201,
    idempotent: true,
  })
    .input(z.object({ ...named, label: z.string().regex(/^v[1-9]\d{0,8}$/), reason }))
    .output(TicketFix),
  withdrawProposal: endpoint('agent', {
    method: 'DELETE',
    path: `${path}/rollback-proposals/{fix}`,
    summary: 'Take a proposal back',
    tag: desk,
    status: 204,
  })
    .input(z.object({ ...named, fix: z.string().min(1).max(64) }))
    .output(Empty),
};
