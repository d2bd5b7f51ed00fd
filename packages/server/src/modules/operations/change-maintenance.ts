import type { StatusMaintenance } from '@codepushgo/contract';
import type { Maintenance, Words } from '#status';
import type { Ctx } from '../../context.ts';
import type { ServiceCall } from './call-service.ts';
import { showMaintenance } from './show-event.ts';
import { tellService } from './tell-service.ts';

/** What is told of it. */
interface ToldWish {
  body: Words;
  isDelivered?: boolean | undefined;
}
type Of<T> = T & ToldWish & { maintenance: string };

const base = (id: string): string => `/maintenances/${encodeURIComponent(id)}`;

function tell(ctx: Ctx, action: string, call: ServiceCall): Promise<StatusMaintenance> {
  return tellService(ctx, call, ({ maintenance }: { maintenance: Maintenance }) => {
    const { id, status, scheduledFor, scheduledUntil } = maintenance;
    return {
      result: showMaintenance(ctx, maintenance),
      audit: {
        action,
        targetType: 'maintenance',
        targetId: id,
        details: { status, scheduledFor, scheduledUntil },
      },
    };
  });
}

/** Plans a maintenance; it starts and ends by itself. */
export function scheduleMaintenance(
  ctx: Ctx,
  body: ToldWish & { title: Words; from: string; to: string; components: string[] },
): Promise<StatusMaintenance> {
  return tell(ctx, 'maintenance.scheduled', { method: 'POST', path: '/maintenances', body });
}

/** Posts an update of a maintenance. */
export function updateMaintenance(
  ctx: Ctx,
  { maintenance, ...body }: Of<{ status: 'in_progress' | 'verifying' | 'completed' }>,
): Promise<StatusMaintenance> {
  return tell(ctx, 'maintenance.updated', { method: 'POST', path: `${base(maintenance)}/updates`, body });
}

/** Moves a maintenance that has not begun. */
export function moveMaintenance(
  ctx: Ctx,
  { maintenance, ...body }: Of<{ from: string; to: string }>,
): Promise<StatusMaintenance> {
  return tell(ctx, 'maintenance.moved', { method: 'PUT', path: `${base(maintenance)}/window`, body });
}

/** Lets a maintenance end later. */
export function extendMaintenance(
  ctx: Ctx,
  { maintenance, ...body }: Of<{ to: string }>,
): Promise<StatusMaintenance> {
  return tell(ctx, 'maintenance.extended', { method: 'PUT', path: `${base(maintenance)}/end`, body });
}

/** Cancels a maintenance that has not begun. */
export function cancelMaintenance(
  ctx: Ctx,
  { maintenance, ...body }: Of<object>,
): Promise<StatusMaintenance> {
  return tell(ctx, 'maintenance.cancelled', { method: 'POST', path: `${base(maintenance)}/cancel`, body });
}
