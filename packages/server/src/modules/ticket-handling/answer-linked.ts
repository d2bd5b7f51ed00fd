import { mutate, type Permit } from '#audit';
import {
  isAnsweredBy,
  lockTicket,
  record,
  ticketsOfIncident,
  writeMessage,
  type By,
  type TicketRow,
} from '#ticket-store';
import { cleanText, tellTicket } from '#ticket-requests';
import type { Ctx } from '../../context.ts';
import type { Language } from '../../platform/language.ts';
import { told } from './desk-ticket.ts';

/** What a person said of an incident. */
export interface IncidentWord {
  incident: string;
  /** The update of the status site that it is; a ticket is answered by it once. */
  update?: string;
  /** In the language of each ticket. */
  text: Record<Language, string>;
}

/**
 * Answers all open tickets that are linked to an incident; their clocks take it as an answer of a person. Whoever
 * repeats it under the same `update` answers only those that a crash left out.
 *
 * @returns how many were answered
 * @example
 * const { permitSystem } = await import('#audit');
 * const by = { side: 'agent', accountId: null } as const;
 * const text = { en: 'Resolved.', fr: 'Résolu.' };
 * await answerLinked(ctx, permitSystem('incidents'), by, { incident: 'x7k2m9q4w1zt', update: 'p3v8', text });
 */
export async function answerLinked(ctx: Ctx, permit: Permit, by: By, word: IncidentWord): Promise<number> {
  let answered = 0;
  // Each in a transaction of its own, so that a thousand tickets do not wait for the last one.
  for (const ticket of await ticketsOfIncident(ctx.db, word.incident))
    if (await answerOne(ctx, permit, by, ticket, word)) answered += 1;
  return answered;
}

async function answerOne(
  ctx: Ctx,
  permit: Permit,
  by: By,
  found: TicketRow,
  { incident, update, text }: IncidentWord,
): Promise<boolean> {
  const clean = await cleanText(ctx.db, text[found.language]);
  return mutate(ctx, permit, async (tx) => {
    const ticket = await lockTicket(tx, found);
    if (ticket.solvedAt !== null || ticket.mergedIntoId !== null) return { result: false, audit: null };
    if (update !== undefined && (await isAnsweredBy(tx, ticket, update)))
      return { result: false, audit: null };
    const messageId = await writeMessage(ctx, tx, ticket, { ...clean, channel: 'console' });
    const change = { kind: 'incident_update' as const, messageId, incident, ...(update && { update }) };
    const after = await record(ctx, tx, ticket, by, [change]);
    await tellTicket(ctx, tx, after, by, { type: 'ticket.replied', messageId, side: 'agent' });
    return { result: true, audit: told('ticket.answered', after, { messageId, incident }) };
  });
}
