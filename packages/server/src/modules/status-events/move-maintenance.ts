import type { Maintenance, StatusContext } from '#status';
import { Problem } from '../../platform/problem.ts';
import { cancelWindows, insertWindow } from './insert-window.ts';
import { knownMaintenance } from './known-event.ts';
import { windowOf } from './schedule-maintenance.ts';
import { tellMaintenance, type MaintenanceNews } from './tell-maintenance.ts';

/**
 * Moves a maintenance to another window. The old announcement stays as a cancelled fact, and notice begins anew.
 *
 * @example moveMaintenance(ctx, { author: 'zoe@example.com', maintenanceId: 'x7k2m9q4w1zt', body: { en: 'News', fr: 'Nouvelles' }, from: '2030-01-31T12:00:00Z', to: '2030-01-31T13:00:00Z' });
 */
export function moveMaintenance(
  ctx: StatusContext,
  given: MaintenanceNews & { from: string; to: string },
): Maintenance {
  const { maintenanceId: eventId } = given;
  const { status, componentIds } = knownMaintenance(ctx, eventId);
  if (status !== 'scheduled')
    throw new Problem(
      'conflict',
      'Only a maintenance that has not begun can be moved. Extend or complete this one.',
    );
  const window = windowOf(ctx, given);
  return tellMaintenance(ctx, given, { action: 'maintenance.moved', status }, (at) => {
    cancelWindows(ctx, at, eventId);
    insertWindow(ctx, at, { eventId, ...window, componentIds });
    return window;
  });
}
