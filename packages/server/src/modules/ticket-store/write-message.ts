import type { FoundSecret, SupportChannel } from '@codepushgo/contract';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { newId } from '../../platform/ids.ts';
import type { TicketRow } from './find-ticket.ts';
import { ticketMessages, ticketNotes } from './schema.ts';

/** What somebody writes; secrets are taken out of it already. */
export interface NewMessage {
  text: string;
  channel: SupportChannel;
  html?: string | null;
  hidden?: string | null;
  secrets?: FoundSecret[];
  mailId?: string | null;
  /** Called with the message's id, to attach what belongs to it. */
  attach?: (message: { orgId: string; ticketId: string; messageId: string }) => Promise<void>;
}

/**
 * Keeps a message; an event must name it.
 *
 * @example const messageId = await writeMessage(ctx, tx, ticket, { text: 'Hello', channel: 'api' });
 */
export async function writeMessage(
  ctx: Ctx,
  tx: Tx,
  { orgId, id: ticketId }: Pick<TicketRow, 'orgId' | 'id'>,
  { text, channel, html, hidden, secrets, mailId, attach }: NewMessage,
): Promise<string> {
  const id = newId('msg', ctx.clock);
  const more = { html: html ?? null, hidden: hidden ?? null, secrets: secrets ?? [], mailId: mailId ?? null };
  await tx
    .insert(ticketMessages)
    .values({ id, orgId, ticketId, text, channel, ...more, createdAt: ctx.clock.now() });
  await attach?.({ orgId, ticketId, messageId: id });
  return id;
}

/**
 * Keeps a note; an event must name it.
 *
 * @example const noteId = await writeNote(ctx, tx, ticket, 'Like the one of last week.');
 */
export async function writeNote(
  ctx: Ctx,
  tx: Tx,
  { orgId, id: ticketId }: Pick<TicketRow, 'orgId' | 'id'>,
  text: string,
): Promise<string> {
  const id = newId('nte', ctx.clock);
  await tx.insert(ticketNotes).values({ id, orgId, ticketId, text, createdAt: ctx.clock.now() });
  return id;
}
