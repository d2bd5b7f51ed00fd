import type { EntitlementText } from '@codepushgo/contract';
import { organisations } from '#organisations';
import { referenceOf, type TicketRow } from '#ticket-store';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import type { Language } from '../../platform/language.ts';
import { TO_STAFF, type AutomaticKind } from './automatic-kind.ts';
import { queueMail } from './queue-mail.ts';
import type { OutgoingState } from './schema.ts';
import { automaticText } from './texts.ts';

/** A mail that is sent by itself. */
export interface Automatic {
  kind: AutomaticKind;
  /** Of a registered account, proved; row 4's pointer aside, whose address is proved at least. */
  recipient: string;
  ticket?: TicketRow | null;
  /** Default: the ticket, or where the official channels are. */
  url?: string;
  reason?: Record<Language, EntitlementText>;
}

/**
 * Sends a fixed text in both languages, unless a breaker stands against it. The caller has made sure that the address
 * is proved and registered.
 *
 * @example await mailAutomatically(ctx, tx, { kind: 'acknowledged', recipient: account.email, ticket });
 */
export async function mailAutomatically(
  ctx: Ctx,
  tx: Tx,
  { kind, recipient, ticket = null, url, reason }: Automatic,
): Promise<OutgoingState> {
  const { publicUrl } = ctx.config;
  const supportUrl = { en: `${publicUrl}/en/support`, fr: `${publicUrl}/fr/support` };
  const here = ticket && TO_STAFF.includes(kind) ? deskUrl(ctx, ticket) : await ticketUrl(ctx, tx, ticket);
  const { subject, text } = automaticText(kind, {
    reference: ticket ? referenceOf(ticket) : '',
    url: url ?? here ?? `${supportUrl.en}\n${supportUrl.fr}`,
    supportUrl,
    ...(reason && { reason }),
  });
  return queueMail(ctx, tx, { kind, recipient, ticket, subject, text });
}

/** Where a customer sees a ticket; null for those of people without an account. */
export async function ticketUrl(ctx: Ctx, tx: Tx, ticket: TicketRow | null): Promise<string | null> {
  if (ticket === null || ticket.requesterId === null) return null;
  const [org] = await tx
    .select({ slug: organisations.slug })
    .from(organisations)
    .where(eq(organisations.id, ticket.orgId));
  return org ? `${ctx.config.publicUrl}/o/${org.slug}/support/${referenceOf(ticket)}` : null;
}

function deskUrl({ config }: Ctx, ticket: TicketRow): string {
  return `${config.publicUrl}/desk/tickets/${referenceOf(ticket)}`;
}
