import { and, asc, eq, isNotNull, lte, sql } from 'drizzle-orm';
import { mutate, permitSystem } from '#audit';
import { attachKeptFiles } from '#ticket-files';
import { lockTicket, record, tickets, type TicketRow } from '#ticket-store';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { judgedCategory, judgeRequest } from './judge-request.ts';
import { nextTerms } from './next-terms.ts';
import { openRequest } from './open-request.ts';
import { keptRequests } from './schema.ts';
import type { KeptRow } from './keep-request.ts';

/** The job that follows what an organisation is paid for. */
export const FOLLOW_COVERAGE = 'tickets.coverage';

const SYSTEM = { side: 'system' as const, accountId: null };
const isOpen = sql`${tickets.status} NOT IN ('solved', 'closed')`;
const BATCH = 100;

/**
 * Brings the tickets of an organisation up to what it is paid for now: clocks that run get sooner due times, later
 * ones go by the new coverage, and requests that were declined become tickets.
 *
 * @param at when the coverage changed; requests that become eligible count from then
 */
export async function followCoverage(ctx: Ctx, orgId: string, at: Date, signal?: AbortSignal): Promise<void> {
  const open = await ctx.db
    .select()
    .from(tickets)
    .where(and(eq(tickets.orgId, orgId), isOpen))
    .orderBy(asc(tickets.id));
  for (const ticket of open) {
    signal?.throwIfAborted();
    await followTicket(ctx, ticket);
  }
  const kept = await ctx.db
    .select()
    .from(keptRequests)
    .where(eq(keptRequests.orgId, orgId))
    .orderBy(asc(keptRequests.id));
  for (const request of kept) {
    signal?.throwIfAborted();
    await resubmit(ctx, request, at);
  }
}

/** Follows the coverage of tickets whose coverage ends or begins by itself about now. */
export async function followDueCoverage(ctx: Ctx, signal?: AbortSignal): Promise<void> {
  for (;;) {
    signal?.throwIfAborted();
    // Of all organisations, by the time alone.
    const due = await ctx.db
      .select()
      .from(tickets)
      .where(and(isNotNull(tickets.coverageUntil), lte(tickets.coverageUntil, ctx.clock.now()), isOpen))
      .orderBy(asc(tickets.coverageUntil))
      .limit(BATCH);
    if (due.length === 0) return;
    for (const ticket of due) await followTicket(ctx, ticket);
    for (const orgId of new Set(due.map((ticket) => ticket.orgId))) await resubmitAll(ctx, orgId);
  }
}

async function resubmitAll(ctx: Ctx, orgId: string): Promise<void> {
  const kept = await ctx.db
    .select()
    .from(keptRequests)
    .where(eq(keptRequests.orgId, orgId))
    .orderBy(asc(keptRequests.id));
  for (const request of kept) await resubmit(ctx, request, ctx.clock.now());
}

async function followTicket(ctx: Ctx, found: TicketRow): Promise<void> {
  await mutate(ctx, permitSystem('tickets'), async (tx) => {
    const ticket = await lockTicket(tx, found);
    const { changes, set } = await nextTerms(ctx, tx, ticket);
    // Other policies and business hours count when a clock starts.
    const coverage = changes.filter(({ kind }) => kind === 'coverage');
    if (coverage.length === 0 && !('coverageUntil' in set)) return { result: null, audit: null };
    const terms = { ...ticket.terms, ...pick(set.terms) };
    await record(ctx, tx, ticket, SYSTEM, coverage, { terms, coverageUntil: set.coverageUntil ?? null });
    const target = { targetType: 'ticket', targetId: ticket.id, details: { responseRow: terms.responseRow } };
    const audit = { action: 'ticket.coverage-changed', orgId: ticket.orgId, ...target };
    return { result: null, audit: coverage.length > 0 ? audit : null };
  });
}

function pick(terms: TicketRow['terms'] | undefined): Partial<TicketRow['terms']> {
  return terms ? { responseRow: terms.responseRow, promise: terms.promise } : {};
}

async function resubmit(ctx: Ctx, found: KeptRow, at: Date): Promise<void> {
  await mutate(ctx, permitSystem('tickets'), async (tx) => {
    const kept = await takeKept(tx, found);
    if (!kept) return { result: null, audit: null };
    const { accountId, channel, category, orgId, projectId } = kept;
    const asked = {
      accountId,
      channel,
      category: judgedCategory(category),
      orgId,
      projectId,
      authenticated: true,
    };
    const { entitlement } = await judgeRequest(ctx, tx, asked);
    if (entitlement.kept !== 'ticket') return { result: null, audit: null };
    await tx.delete(keptRequests).where(and(eq(keptRequests.orgId, orgId), eq(keptRequests.id, kept.id)));
    const { evidence, ...request } = kept;
    const { ticket, audit } = await openRequest(ctx, tx, {
      ...request,
      authenticated: true,
      isDifferent: false,
      email: null,
      receivedAt: at,
      attach: (place) => attachKeptFiles(tx, kept.id, place),
    });
    if (ticket && evidence)
      await ctx.news.keptOpened(ctx, tx, { ticketId: ticket.id, orgId: ticket.orgId, accountId, evidence });
    return { result: null, audit };
  });
}

async function takeKept(tx: Tx, { orgId, id }: KeptRow): Promise<KeptRow | undefined> {
  const [row] = await tx
    .select()
    .from(keptRequests)
    .where(and(eq(keptRequests.orgId, orgId), eq(keptRequests.id, id)))
    .for('update');
  return row;
}
