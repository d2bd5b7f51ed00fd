import { z } from 'zod';
import { Empty, endpoint, inOrg, Instant, pageInput, pageOf } from './endpoint.ts';
import { TicketCategory, TicketName } from './ticket-shapes.ts';
import { DeskTicket } from './ticket-desk.ts';

/** Why a mail waits for staff. `flood`: one entry for all that came of one sender within ten minutes. */
export const MailReviewReason = z.enum([
  'auth_failed',
  'identity_undecidable',
  'unparseable',
  'dns',
  'flood',
  'unrouted',
]);
export type MailReviewReason = z.infer<typeof MailReviewReason>;

/** A mail that waits for staff. */
export const MailReview = z.object({
  id: z.string(),
  reason: MailReviewReason,
  /** The message, or the first one of a flood; null when it could not be read. */
  mail: z
    .object({
      id: z.string(),
      /** Whom it says that it is from. */
      sender: z.object({ address: z.string(), name: z.string() }).nullable(),
      isProved: z.boolean(),
      subject: z.string(),
      text: z.string(),
      fileCount: z.number().int(),
      /** What the addresses are for that it was sent to. */
      mailboxes: z.array(z.string()),
    })
    .nullable(),
  /** The account that the named sender has, proved or not. */
  account: z.object({ accountId: z.string(), name: z.string() }).nullable(),
  /** The ticket that it says it belongs to. */
  ticket: z.object({ id: z.string(), reference: z.string(), subject: z.string() }).nullable(),
  /** Of a flood: how many messages. */
  messageCount: z.number().int(),
  firstAt: Instant,
  lastAt: Instant,
  /** Where the message is fetched as it came. */
  originalUrl: z.string(),
});
export type MailReview = z.infer<typeof MailReview>;

/** What is worth knowing about a mail on a ticket, for staff. */
export const MailSign = z.enum([
  'automatic',
  'looks_automatic',
  'calendar',
  'bounce',
  'subject_changed',
  'name_is_another_address',
  'needs_original',
  'encrypted',
  'empty',
  'of_staff',
  'not_proved',
  'weakly_proved',
  'guest',
]);
export type MailSign = z.infer<typeof MailSign>;

/** What staff know of a mail on a ticket; of one that left: what became of it. */
export const TicketMail = z.discriminatedUnion('direction', [
  z.object({
    direction: z.literal('in'),
    id: z.string(),
    kind: z.enum(['opened', 'appended', 'noted']),
    /** The message or note that it became. */
    entryId: z.string(),
    sender: z.string().nullable(),
    subject: z.string(),
    signs: z.array(MailSign),
    /** It was kept for staff alone, yet its sender is proved: it may become a message after all. */
    isPromotable: z.boolean(),
    at: Instant,
    originalUrl: z.string(),
  }),
  z.object({
    direction: z.literal('out'),
    id: z.string(),
    kind: z.string(),
    /** The answer that it carries; null for what is sent by itself. */
    messageId: z.string().nullable(),
    recipient: z.string(),
    isAutomatic: z.boolean(),
    state: z.enum(['queued', 'sent', 'delayed', 'bounced', 'suppressed']),
    /** A status of the mail system, or what held it back. */
    detail: z.string().nullable(),
    at: Instant,
  }),
]);
export type TicketMail = z.infer<typeof TicketMail>;

/** Somebody without an account who wrote to the address of a ticket. */
export const TicketGuest = z.object({
  id: z.string(),
  address: z.string(),
  state: z.enum(['waiting', 'admitted', 'refused']),
  subject: z.string(),
  text: z.string(),
  createdAt: Instant,
});
export type TicketGuest = z.infer<typeof TicketGuest>;

/** Mails in somebody's name that did not come from them. */
export const MailWarning = z.object({
  /** How many since it was last looked at; 0: nothing is to be told. */
  count: z.number().int(),
  lastAt: Instant.nullable(),
});
export type MailWarning = z.infer<typeof MailWarning>;

const tag = 'Support desk';
const inReview = { review: z.string().min(1).max(64) };
const inTicket = { ...inOrg, ticket: TicketName };
const why = z.string().trim().min(1).max(2000);
const Guests = z.object({ items: z.array(TicketGuest) });

/** The endpoints of mail to support. */
export const supportMail = {
  listReviews: endpoint('agent', {
    method: 'GET',
    path: '/desk/mail-reviews',
    summary: 'Mail that waits for staff, oldest first',
    tag,
  })
    .input(z.object({ ...pageInput, reason: MailReviewReason.optional() }))
    .output(pageOf(MailReview)),
  openReview: endpoint('agent', {
    method: 'POST',
    path: '/desk/mail-reviews/{review}/ticket',
    summary: 'Make a ticket of a mail, in the name of an account',
    tag,
    status: 201,
  })
    .input(
      z.object({
        ...inReview,
        /** The address of whoever asks; left out: nobody who has an account. */
        account: z.string().min(1).max(320).optional(),
        /** Left out: what its addresses are for. Without an account only private ones become tickets. */
        category: TicketCategory.optional(),
        /** Why staff is sure whom it is from. */
        reason: why,
      }),
    )
    .output(DeskTicket),
  attachReview: endpoint('agent', {
    method: 'POST',
    path: '/desk/mail-reviews/{review}/attach',
    summary: 'Put a mail on a ticket',
    tag,
  })
    .input(
      z.object({
        ...inReview,
        ticket: TicketName,
        /** `note`: for staff alone. `requester`: as a message of whoever asked. */
        as: z.enum(['note', 'requester']).default('note'),
        reason: why,
      }),
    )
    .output(DeskTicket),
  releaseReview: endpoint('agent', {
    method: 'POST',
    path: '/desk/mail-reviews/{review}/release',
    summary: 'Let a flood go on, or judge a mail again whose name servers did not answer',
    tag,
  })
    .input(z.object(inReview))
    .output(z.object({ released: z.number().int() })),
  dropReview: endpoint('agent', {
    method: 'POST',
    path: '/desk/mail-reviews/{review}/drop',
    summary: 'Take a mail off the list; it is kept, and nothing is answered',
    tag,
    status: 204,
  })
    .input(
      z.object({
        ...inReview,
        reason: z.enum(['spam', 'forged', 'duplicate', 'answered_elsewhere', 'not_for_us']),
      }),
    )
    .output(Empty),
  listMails: endpoint('agent', {
    method: 'GET',
    path: '/desk/tickets/{ticket}/mails',
    summary: 'The mails of a ticket that came and left, and what became of them',
    tag,
  })
    .input(z.object({ ticket: TicketName }))
    .output(z.object({ items: z.array(TicketMail) })),
  promoteMail: endpoint('agent', {
    method: 'POST',
    path: '/desk/tickets/{ticket}/mails/{mail}/promote',
    summary: 'Say that a mail which looked automatic was written by its sender',
    tag,
  })
    .input(z.object({ ticket: TicketName, mail: z.string().min(1).max(64) }))
    .output(DeskTicket),
  listGuests: endpoint('ticket.read', {
    method: 'GET',
    path: '/organisations/{org}/tickets/{ticket}/guests',
    summary: 'People without an account who wrote to a ticket',
    tag: 'Tickets',
  })
    .input(z.object(inTicket))
    .output(Guests),
  decideGuest: endpoint('ticket.reply', {
    method: 'PUT',
    path: '/organisations/{org}/tickets/{ticket}/guests/{guest}',
    summary: 'Let somebody without an account take part, or turn them away',
    tag: 'Tickets',
  })
    .input(z.object({ ...inTicket, guest: z.string().min(1).max(64), admit: z.boolean() }))
    .output(Guests),
  warning: endpoint('account', {
    method: 'GET',
    path: '/me/mail-warning',
    summary: 'Whether mail in your name came from somebody else',
    tag: 'Tickets',
  }).output(MailWarning),
  dismissWarning: endpoint('account', {
    method: 'DELETE',
    path: '/me/mail-warning',
    summary: 'Say that you have seen it',
    tag: 'Tickets',
    status: 204,
  }).output(Empty),
};
