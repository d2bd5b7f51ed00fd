import type { StatusIncident } from '@codepushgo/contract';
import type { Incident } from '#status';
import type { Ctx } from '../../context.ts';
import type { Page, PageRequest } from '../../platform/paging.ts';
import { callService } from './call-service.ts';
import { showIncident } from './show-event.ts';
import { askService } from './tell-service.ts';
import { toServicePage } from './service-page.ts';

/** Incidents, the one that began last first. */
export async function listIncidents(ctx: Ctx, input: PageRequest): Promise<Page<StatusIncident>> {
  const { incidents } = await askService<{ incidents: Incident[] }>(ctx, '/incidents');
  return toServicePage(incidents, input, (one) => showIncident(ctx, one));
}

/**
 * One incident.
 *
 * @throws Problem `not-found`
 */
export async function getIncident(ctx: Ctx, input: { statusIncident: string }): Promise<StatusIncident> {
  const path = `/incidents/${encodeURIComponent(input.statusIncident)}`;
  return showIncident(ctx, (await askService<{ incident: Incident }>(ctx, path)).incident);
}

/**
 * One incident as the service keeps it, for work that no operator asked for.
 *
 * @throws Problem `not-found`
 * @example const { updates } = await readIncident(ctx, 'x7k2m9q4w1zt');
 */
export async function readIncident(ctx: Ctx, id: string): Promise<Incident> {
  const { incident } = await callService<{ incident: Incident }>(ctx, {
    path: `/incidents/${encodeURIComponent(id)}`,
  });
  return incident;
}
