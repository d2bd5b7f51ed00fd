import type { Maintenance, StatusContext } from '#status';
import { Problem } from '../../platform/problem.ts';
import { cancelWindows } from './insert-window.ts';
import { knownMaintenance } from './known-event.ts';
import { tellMaintenance, type MaintenanceNews } from './tell-maintenance.ts';

/**
 * Cancels a maintenance that has not begun.
 *
 * @example cancelMaintenance(ctx, { author: 'zoe@example.com', maintenanceId: 'x7k2m9q4w1zt', body: { en: 'News', fr: 'Nouvelles' } }).status; // 'cancelled'
 */
export function cancelMaintenance(ctx: StatusContext, given: MaintenanceNews): Maintenance {
  if (knownMaintenance(ctx, given.maintenanceId).status !== 'scheduled')
    throw new Problem(
      'conflict',
      'Only a maintenance that has not begun can be cancelled. Complete this one.',
    );
  return tellMaintenance(ctx, given, { action: 'maintenance.cancelled', status: 'cancelled' }, (at) => {
    cancelWindows(ctx, at, given.maintenanceId);
    return {};
  });
}
