import { and, eq } from 'drizzle-orm';
import { moveKeptFiles } from '#ticket-files';
import { findTicket, leaveProject, mergedWith, moveTickets, ticketsOfProject } from '#ticket-store';
import type { Ctx, Platform, ProjectMove, TicketStepped } from '../../context.ts';
import { anonymousCtx } from '../../platform/app.ts';
import type { Tx } from '../../platform/db.ts';
import type { Part } from '../../platform/part.ts';
import {
  FOLLOW_ALONE,
  FOLLOW_COVERAGE,
  followAlone,
  followCoverage,
  followDueCoverage,
  type Left,
} from './follow-coverage.ts';
import { keptRequests } from './schema.ts';
import { tellTicket } from './tell-ticket.ts';

interface Changed {
  orgId: string;
  at: string;
}

function registerJobs(platform: Platform): void {
  const ctx = (): Ctx => ({
    ...anonymousCtx(platform, 'background'),
    actor: { kind: 'system', name: 'tickets' },
  });
  platform.jobs.register<Changed>(FOLLOW_COVERAGE, ({ orgId, at }, { signal }) =>
    followCoverage(ctx(), orgId, new Date(at), signal),
  );
  // Some hours: what fails longer is followed when the coverage changes next.
  platform.jobs.register<Left>(FOLLOW_ALONE, (left) => followAlone(ctx(), left), {
    policy: 'short',
    retryLimit: 30,
  });
  platform.jobs.register('tickets.coverage-due', (_data, { signal }) => followDueCoverage(ctx(), signal), {
    schedule: '* * * * *',
  });
}

async function follow(ctx: Ctx, tx: Tx, orgId: string): Promise<void> {
  await ctx.jobs.send(tx, FOLLOW_COVERAGE, { orgId, at: ctx.clock.now().toISOString() } satisfies Changed);
}

async function projectMoved(ctx: Ctx, tx: Tx, { projectId, fromOrgId, toOrgId }: ProjectMove): Promise<void> {
  const [ids, staying] = [new Set<string>(), new Set<string>()];
  for (const id of await ticketsOfProject(tx, fromOrgId, projectId)) {
    const group = await mergedWith(tx, await findTicket(tx, fromOrgId, id));
    // What was written about something else is not the new organisation's: together with that it stays, and is no
    // longer about a project of somebody else.
    const isOfIt = group.every((one) => one.projectId === projectId);
    for (const one of group) (isOfIt ? ids : staying).add(one.id);
  }
  await leaveProject(tx, fromOrgId, [...staying], projectId);
  await moveTickets(ctx, tx, fromOrgId, [...ids], toOrgId);
  const kept = await tx
    .update(keptRequests)
    .set({ orgId: toOrgId })
    .where(and(eq(keptRequests.orgId, fromOrgId), eq(keptRequests.projectId, projectId)))
    .returning({ id: keptRequests.id });
  for (const { id } of kept) await moveKeptFiles(tx, fromOrgId, id, toOrgId);
  await follow(ctx, tx, toOrgId);
}

async function tellStep(
  ctx: Ctx,
  tx: Tx,
  { orgId, ticketId, accountId, step }: TicketStepped,
): Promise<void> {
  const ticket = await findTicket(tx, orgId, ticketId);
  await tellTicket(ctx, tx, ticket, { accountId }, step);
}

/** Requests for help as a part of the server: they follow what is paid for, and projects that move. */
export const ticketRequestsPart: Part = {
  name: 'ticket-requests',
  jobs: registerJobs,
  news: { coverageChanged: follow, projectMoved, ticketStepped: tellStep },
};
