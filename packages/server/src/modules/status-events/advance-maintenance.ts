import { MAINTENANCE_STATUSES, type Maintenance, type MaintenanceStatus, type StatusContext } from '#status';
import { Problem } from '../../platform/problem.ts';
import { knownMaintenance } from './known-event.ts';
import { tellMaintenance, type MaintenanceNews } from './tell-maintenance.ts';

/**
 * Moves a maintenance on by hand: begins it early, verifies, completes; or posts news without moving it.
 *
 * @example advanceMaintenance(ctx, { author: 'zoe@example.com', maintenanceId: 'x7k2m9q4w1zt', body: { en: 'News', fr: 'Nouvelles' }, status: 'completed' });
 */
export function advanceMaintenance(
  ctx: StatusContext,
  given: MaintenanceNews & { status?: Exclude<MaintenanceStatus, 'cancelled'> | undefined },
): Maintenance {
  const before = knownMaintenance(ctx, given.maintenanceId).status;
  const status = given.status ?? before;
  if (before === 'completed' || before === 'cancelled')
    throw new Problem('conflict', 'The maintenance is over. Schedule another one.');
  if (MAINTENANCE_STATUSES.indexOf(status) < MAINTENANCE_STATUSES.indexOf(before))
    throw new Problem(
      'conflict',
      `The maintenance is ${before} and does not go back to ${status}. Extend it instead.`,
    );
  const action = status === before ? 'maintenance.updated' : `maintenance.${status}`;
  return tellMaintenance(ctx, given, { action, status });
}
