import { instantOf, type Maintenance, type StatusContext } from '#status';
import { Problem } from '../../platform/problem.ts';
import { insertWindow } from './insert-window.ts';
import { knownMaintenance } from './known-event.ts';
import { tellMaintenance, type MaintenanceNews } from './tell-maintenance.ts';

/**
 * Lets a maintenance end later. What is added is a window with a notice of its own.
 *
 * @example extendMaintenance(ctx, { author: 'zoe@example.com', maintenanceId: 'x7k2m9q4w1zt', body: { en: 'News', fr: 'Nouvelles' }, to: '2030-01-31T14:00:00Z' });
 */
export function extendMaintenance(ctx: StatusContext, given: MaintenanceNews & { to: string }): Maintenance {
  const { maintenanceId: eventId } = given;
  const { status, scheduledUntil, componentIds } = knownMaintenance(ctx, eventId);
  if (status === 'completed' || status === 'cancelled')
    throw new Problem('conflict', 'The maintenance is over. Schedule another one.');
  const to = instantOf(ctx, given.to, 'to', true);
  if (to <= scheduledUntil)
    throw new Problem('invalid-input', `The new end must lie behind ${scheduledUntil}, the one announced.`);
  const goesOn = status === 'verifying' ? 'in_progress' : status;
  return tellMaintenance(ctx, given, { action: 'maintenance.extended', status: goesOn }, (at) => {
    insertWindow(ctx, at, { eventId, from: scheduledUntil, to, componentIds });
    return { from: scheduledUntil, to };
  });
}
