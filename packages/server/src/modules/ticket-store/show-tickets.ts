import type { Ticket } from '@codepushgo/contract';
import { clocksOf, owedOf } from '#ticket-clocks';
import type { Ctx } from '../../context.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { referenceOf, type TicketRow } from './find-ticket.ts';
import { namesFor, type Names } from './names.ts';

/**
 * Tickets as lists show them, in the same order.
 *
 * @example const [shown] = await showTickets(ctx, tx, [ticket]);
 */
export async function showTickets(ctx: Ctx, db: Db | Tx, rows: TicketRow[]): Promise<Ticket[]> {
  const names = await namesFor(db, rows);
  const clocks = await clocksOf(db, rows, ctx.clock.now());
  return rows.map((row) => ({ ...bare(row, names), owed: owedOf(clocks.get(row.id) ?? []) }));
}

/**
 * One ticket as lists show it, see {@link showTickets}.
 *
 * @example const { reference, owed } = await showTicket(ctx, ctx.db, ticket);
 */
export async function showTicket(ctx: Ctx, db: Db | Tx, row: TicketRow): Promise<Ticket> {
  return (await showTickets(ctx, db, [row]))[0]!;
}

function bare(row: TicketRow, { people, organisations, projects, references }: Names): Omit<Ticket, 'owed'> {
  const other = (id: string | null): Ticket['mergedInto'] => {
    const found = id === null ? undefined : references.get(id);
    return found ? { id: found.id, reference: found.reference } : null;
  };
  const project = row.projectId === null ? undefined : projects.get(row.projectId);
  return {
    id: row.id,
    reference: referenceOf(row),
    organisation: organisations.get(row.orgId) ?? null,
    project: project ? { id: project.id, name: project.name } : null,
    subject: row.subject,
    category: row.category,
    queue: row.queue,
    channel: row.channel,
    language: row.language,
    status: row.status,
    waits: row.waits,
    severity: row.severity,
    requester: {
      accountId: row.requesterId,
      name: row.requesterId === null ? null : (people.get(row.requesterId) ?? null),
    },
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    solvedAt: row.solvedAt?.toISOString() ?? null,
    mergedInto: other(row.mergedIntoId),
    followUpOf: other(row.followUpOfId),
    rating: row.ratingScore === null ? null : { score: row.ratingScore, comment: row.ratingComment ?? '' },
  };
}
