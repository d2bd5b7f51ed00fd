import type { StatusMaintenance } from '@codepushgo/contract';
import type { Maintenance } from '#status';
import type { Ctx } from '../../context.ts';
import type { Page, PageRequest } from '../../platform/paging.ts';
import { toServicePage } from './service-page.ts';
import { showMaintenance } from './show-event.ts';
import { askService } from './tell-service.ts';

/** Planned maintenance, the one planned last first. */
export async function listMaintenances(ctx: Ctx, input: PageRequest): Promise<Page<StatusMaintenance>> {
  const { maintenances } = await askService<{ maintenances: Maintenance[] }>(ctx, '/maintenances');
  return toServicePage(maintenances, input, (one) => showMaintenance(ctx, one));
}

/**
 * One maintenance.
 *
 * @throws Problem `not-found`
 */
export async function getMaintenance(ctx: Ctx, input: { maintenance: string }): Promise<StatusMaintenance> {
  const path = `/maintenances/${encodeURIComponent(input.maintenance)}`;
  return showMaintenance(ctx, (await askService<{ maintenance: Maintenance }>(ctx, path)).maintenance);
}
