import { and, eq, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { lockTickets, type TicketRow } from './find-ticket.ts';
import { record, type By } from './record.ts';
import { redactor } from './redactor.ts';
import { ticketEvents, ticketMessages, ticketNotes, tickets } from './schema.ts';
import { writtenOn } from './written-on.ts';

/** What is taken out, and from where. */
export interface Redaction {
  parts: string[];
  /** True leaves alone what staff wrote, but for what it quotes. */
  customerOnly: boolean;
}

/** What a redaction changed. */
export interface RedactedTexts {
  messageIds: string[];
  /** The `Message-ID`s of those that came by mail: the originals still hold what was taken out. */
  mailIds: string[];
  isElsewhere: boolean;
}

/**
 * The ticket with those that were split from it or that it was split from: messages stand in both.
 *
 * @returns all of them, locked
 * @example const [first, ...copies] = await lockWithSplits(tx, ticket);
 */
export async function lockWithSplits(tx: Tx, { orgId, id }: TicketRow): Promise<TicketRow[]> {
  const rows = await tx
    .select({ other: sql<string>`${ticketEvents.change} ->> 'ticketId'` })
    .from(ticketEvents)
    .where(
      and(
        eq(ticketEvents.orgId, orgId),
        eq(ticketEvents.ticketId, id),
        eq(sql`${ticketEvents.change} ->> 'kind'`, 'split'),
      ),
    );
  return lockTickets(tx, orgId, [...new Set([id, ...rows.map(({ other }) => other)])]);
}

/**
 * Takes texts out of everything that was written on a ticket: subject, messages, what they quote, notes.
 *
 * @example await redactTexts(ctx, tx, ticket, by, { parts: ['hunter2'], customerOnly: true }, []);
 */
export async function redactTexts(
  ctx: Ctx,
  tx: Tx,
  ticket: TicketRow,
  by: By,
  { parts, customerOnly }: Redaction,
  fileIds: string[],
): Promise<RedactedTexts> {
  const redact = redactor(parts);
  const changed: { id: string; mailId: string | null }[] = [];
  for (const { message, side } of await writtenOn(tx, ticket)) {
    const isTheirs = customerOnly && side === 'agent';
    const text = isTheirs ? message.text : redact(message.text);
    const hidden = message.hidden === null ? null : redact(message.hidden);
    const isInHtml = !isTheirs && message.html !== null && redact(message.html) !== message.html;
    if (text === message.text && hidden === message.hidden && !isInHtml) continue;
    changed.push(message);
    // Tags may stand in the middle of a part, so that the text alone is shown from now on.
    await tx
      .update(ticketMessages)
      .set({ text, hidden, html: isTheirs ? message.html : null })
      .where(and(eq(ticketMessages.orgId, ticket.orgId), eq(ticketMessages.id, message.id)));
  }
  const isNoted = !customerOnly && (await redactNotes(tx, ticket, redact));
  const subject = redact(ticket.subject);
  const ratingComment = ticket.ratingComment === null ? null : redact(ticket.ratingComment);
  const isElsewhere = isNoted || subject !== ticket.subject || ratingComment !== ticket.ratingComment;
  await tx.update(tickets).set({ subject, ratingComment }).where(inOrg(ticket));
  const messageIds = changed.map(({ id }) => id);
  if (messageIds.length > 0 || isElsewhere || fileIds.length > 0)
    await record(ctx, tx, { ...ticket, subject, ratingComment }, by, [
      { kind: 'redacted', messageIds, fileIds },
    ]);
  return { messageIds, mailIds: changed.flatMap(({ mailId }) => mailId ?? []), isElsewhere };
}

async function redactNotes(
  tx: Tx,
  { orgId, id }: TicketRow,
  redact: (text: string) => string,
): Promise<boolean> {
  const notes = await tx
    .select()
    .from(ticketNotes)
    .where(and(eq(ticketNotes.orgId, orgId), eq(ticketNotes.ticketId, id)));
  const touched = notes.filter(({ text }) => redact(text) !== text);
  for (const note of touched)
    await tx
      .update(ticketNotes)
      .set({ text: redact(note.text) })
      .where(and(eq(ticketNotes.orgId, orgId), eq(ticketNotes.id, note.id)));
  return touched.length > 0;
}

function inOrg({ orgId, id }: TicketRow) {
  return and(eq(tickets.orgId, orgId), eq(tickets.id, id));
}
