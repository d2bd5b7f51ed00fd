import { and, asc, eq, isNotNull, lte, notInArray, sql } from 'drizzle-orm';
import { mutate, permitSystem } from '#audit';
import { lockTicket, record, tickets, type TicketRow } from '#ticket-store';
import type { Ctx } from '../../context.ts';
import { findProblem } from '../../platform/problem-response.ts';
import { nextTerms } from './next-terms.ts';
import { resubmitKept } from './resubmit-kept.ts';
import { keptRequests } from './schema.ts';

/** The job that follows what an organisation is paid for. */
export const FOLLOW_COVERAGE = 'tickets.coverage';
/** The job that goes on with a ticket, or with a kept request, that could not follow at once. */
export const FOLLOW_ALONE = 'tickets.coverage-of-one';

/** One that could not follow. */
export interface Left {
  kind: 'ticket' | 'kept';
  orgId: string;
  id: string;
  at: string;
}

const SYSTEM = { side: 'system' as const, accountId: null };
const isOpen = sql`${tickets.status} NOT IN ('solved', 'closed')`;
const BATCH = 100;

/**
 * Brings the tickets of an organisation up to what it is paid for now: clocks that run get sooner due times, later
 * ones go by the new coverage, and requests that were declined become tickets. What fails holds up nothing else: it
 * goes on by itself.
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
    if (!(await isDone(ctx, ticket, () => followTicket(ctx, ticket))))
      await leave(ctx, { kind: 'ticket', orgId, id: ticket.id, at: at.toISOString() });
  }
  await resubmitAll(ctx, orgId, at, signal);
}

/** Follows the coverage of tickets whose coverage ends or begins by itself about now; what fails is due again next time. */
export async function followDueCoverage(ctx: Ctx, signal?: AbortSignal): Promise<void> {
  const followed = new Set<string>();
  const failed: string[] = [];
  for (;;) {
    signal?.throwIfAborted();
    const isDue = and(
      isNotNull(tickets.coverageUntil),
      lte(tickets.coverageUntil, ctx.clock.now()),
      isOpen,
      failed.length > 0 ? notInArray(tickets.id, failed) : undefined,
    );
    // Of all organisations, by the time alone.
    const due = await ctx.db
      .select()
      .from(tickets)
      .where(isDue)
      .orderBy(asc(tickets.coverageUntil))
      .limit(BATCH);
    if (due.length === 0) break;
    for (const ticket of due)
      if (await isDone(ctx, ticket, () => followTicket(ctx, ticket))) followed.add(ticket.orgId);
      else failed.push(ticket.id);
  }
  for (const orgId of followed) await resubmitAll(ctx, orgId, ctx.clock.now(), signal);
}

/** Goes on with one that could not follow. */
export async function followAlone(ctx: Ctx, { kind, orgId, id, at }: Left): Promise<void> {
  if (kind === 'kept') return resubmitKept(ctx, { orgId, id }, new Date(at));
  const [ticket] = await ctx.db
    .select()
    .from(tickets)
    .where(and(eq(tickets.orgId, orgId), eq(tickets.id, id), isOpen));
  if (ticket) await followTicket(ctx, ticket);
}

async function resubmitAll(
  ctx: Ctx,
  orgId: string,
  at: Date,
  signal: AbortSignal | undefined,
): Promise<void> {
  const kept = await ctx.db
    .select({ orgId: keptRequests.orgId, id: keptRequests.id })
    .from(keptRequests)
    .where(eq(keptRequests.orgId, orgId))
    .orderBy(asc(keptRequests.id));
  for (const request of kept) {
    signal?.throwIfAborted();
    if (!(await isDone(ctx, request, () => resubmitKept(ctx, request, at))))
      await leave(ctx, { kind: 'kept', ...request, at: at.toISOString() });
  }
}

// While the database is away nothing goes on, and all of it is tried again.
async function isDone(ctx: Ctx, { id }: { id: string }, work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (findProblem(error)?.code === 'unavailable') throw error;
    ctx.log.error({ err: error, id }, 'the coverage of a request could not be followed; it is tried again');
    return false;
  }
}

async function leave(ctx: Ctx, left: Left): Promise<void> {
  await ctx.jobs.send(ctx.db, FOLLOW_ALONE, left, { singletonKey: left.id });
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
