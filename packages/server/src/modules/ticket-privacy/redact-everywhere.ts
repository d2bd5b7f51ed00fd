import type { Redacted } from '@codepushgo/contract';
import type { AuditEntry, Change } from '#audit';
import { eraseMails, findMails } from '#mail-intake';
import { eraseCopies, filesOfTicket } from '#ticket-files';
import { redactSubjects } from '#ticket-mail';
import {
  lockWithSplits,
  redactor,
  redactTexts,
  writtenOn,
  type By,
  type TicketRefusal,
  type TicketRow,
} from '#ticket-store';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { Problem } from '../../platform/problem.ts';

/** What is to be taken out. */
export interface RedactionWish {
  /** Exactly as it stands there. */
  parts: string[];
  /** Ids of files. */
  files: string[];
}

interface Wish extends RedactionWish {
  /** True leaves alone what staff wrote. */
  customerOnly: boolean;
  reason?: string;
}

/**
 * Redacts a ticket, the ones that share messages with it, and the mails by which those messages came; within the
 * caller's transaction.
 *
 * @throws Problem `not-found` when a text or a file is not there
 */
export async function redactEverywhere(
  ctx: Ctx,
  tx: Tx,
  ticket: TicketRow,
  by: By,
  wish: Wish,
): Promise<Change<Redacted>> {
  const { parts, customerOnly, reason } = wish;
  const all = await lockWithSplits(tx, ticket);
  const files = await removeFiles(tx, ticket, all, wish);
  const [audit, mailIds]: [AuditEntry[], string[]] = [[], []];
  let messages = 0;
  for (const one of all) {
    const isThis = one.id === ticket.id;
    const done = await redactTexts(ctx, tx, one, by, { parts, customerOnly }, isThis ? files : []);
    const subjects = await redactSubjects(tx, one, redactor(parts));
    const isChanged = done.messageIds.length > 0 || done.isElsewhere || subjects > 0;
    if (isThis && !isChanged && files.length === 0) throw notThere();
    if (!isThis && !isChanged) continue;
    messages += done.messageIds.length;
    mailIds.push(...done.mailIds);
    const details = { messageIds: done.messageIds, files: isThis ? files.length : 0 };
    const target = { action: 'ticket.redacted', targetType: 'ticket', targetId: one.id };
    audit.push({ ...target, orgId: one.orgId, details });
    // Why staff did it is theirs.
    if (reason) audit.push({ ...target, orgId: null, details: { ...details, reason } });
  }
  await eraseMails(ctx, tx, await findMails(tx, { addresses: [], mailIds }));
  return { result: { messages, files: files.length }, audit };
}

// A file of a mail is in its original, too.
async function removeFiles(tx: Tx, ticket: TicketRow, all: TicketRow[], wish: Wish): Promise<string[]> {
  const wanted = [...new Set(wish.files)];
  if (wanted.length === 0) return [];
  const found = await filesOfTicket(tx, ticket, wanted);
  const written = await writtenOn(tx, ticket);
  const allowed = found.filter(({ messageId }) => {
    const writer = written.find(({ message }) => message.id === messageId);
    return !wish.customerOnly || writer?.side !== 'agent';
  });
  const missing = wanted.find((id) => !allowed.some((file) => file.id === id));
  if (missing !== undefined)
    throw new Problem('not-found', `File "${missing}" is not one of your side on this ticket.`, {
      reason: 'file-not-found' satisfies TicketRefusal,
    });
  const ids = all.map(({ id }) => id);
  const blobs = allowed.map(({ blob }) => blob);
  return eraseCopies(tx, ticket.orgId, ids, blobs);
}

function notThere(): Problem {
  return new Problem(
    'not-found',
    'None of this stands in what your side wrote on the ticket. Copy it exactly as it is shown.',
    { reason: 'part-not-found' satisfies TicketRefusal },
  );
}
