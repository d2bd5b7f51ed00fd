import type { DeskReport, TicketQueue } from '@codepushgo/contract';
import { agentOf, findOrganisation } from '#ticket-handling';
import type { Ctx } from '../../context.ts';
import { readPeriod, type ReportWish } from './period.ts';
import { readBacklog, readSatisfaction } from './read-backlog.ts';
import { readAttainment, readResponseTimes } from './read-clocks.ts';
import { readDays } from './read-days.ts';
import type { ReportScope } from './report-scope.ts';

/** Which period, and what of it. */
export interface ReportRequest extends ReportWish {
  queue?: TicketQueue | undefined;
  /** Slug or id. */
  organisation?: string | undefined;
}

/**
 * How the desk did in a period: attainment, response times, what came and went, backlog, satisfaction.
 *
 * @throws Problem `forbidden` for everybody but staff; `invalid-input` for a period of more than 366 days
 * @example const { attainment } = await makeReport(ctx, { from: '2030-01-01', to: '2030-01-31', timeZone: 'UTC' });
 */
export async function makeReport(ctx: Ctx, request: ReportRequest): Promise<DeskReport> {
  agentOf(ctx, 'read');
  const { organisation, queue, timeZone } = request;
  const period = readPeriod(request);
  const org = organisation === undefined ? null : await findOrganisation(ctx.db, organisation);
  const scope: ReportScope = { period, now: ctx.clock.now(), orgId: org?.id ?? null, queue: queue ?? null };
  return {
    from: period.from.toISOString(),
    to: period.to.toISOString(),
    timeZone,
    attainment: await readAttainment(ctx, scope),
    responseTimes: await readResponseTimes(ctx, scope),
    ...(await readDays(ctx, scope)),
    backlog: await readBacklog(ctx, scope),
    satisfaction: await readSatisfaction(ctx, scope),
  };
}
