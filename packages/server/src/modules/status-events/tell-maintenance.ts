import { change, type Maintenance, type MaintenanceStatus, type StatusContext, type Words } from '#status';
import { maintained } from './affected-components.ts';
import { insertUpdate } from './insert-update.ts';
import { knownMaintenance } from './known-event.ts';
import { refuseBody } from './texts-of.ts';

/** What every change of a maintenance says. */
export interface MaintenanceNews {
  author: string;
  maintenanceId: string;
  body: Words;
  isDelivered?: boolean | undefined;
}

/** Posts an update that moves a maintenance on; `write` does what else belongs to it, in the same transaction. */
export function tellMaintenance(
  ctx: StatusContext,
  given: MaintenanceNews & { isHuman?: boolean; displayAt?: string },
  { action, status }: { action: string; status: MaintenanceStatus },
  write: (at: string) => Record<string, unknown> = () => ({}),
): Maintenance {
  const { author, maintenanceId: eventId, body } = given;
  refuseBody(body);
  return change(ctx, { author, action }, (at) => {
    const audit = write(at);
    const isUnderWay = status === 'in_progress' || status === 'verifying';
    const updateId = insertUpdate(ctx, at, {
      eventId,
      status,
      body,
      affected: maintained(knownMaintenance(ctx, eventId).componentIds, isUnderWay),
      displayAt: given.displayAt ?? at,
      isDelivered: given.isDelivered ?? true,
      isHuman: given.isHuman ?? true,
    });
    return {
      result: knownMaintenance(ctx, eventId),
      target: eventId,
      audit: { ...audit, status, body },
      changes: [{ kind: 'maintenance', eventId, updateId }],
    };
  });
}
