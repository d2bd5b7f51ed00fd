import {
  readMaintenances,
  type Maintenance,
  type MaintenanceStatus,
  type StatusContext,
  type Words,
} from '#status';
import { tellMaintenance } from './tell-maintenance.ts';

/** How long a maintenance that ended by itself is still watched. */
const VERIFY_MS = 10 * 60 * 1000;

const TEXTS: Record<'in_progress' | 'verifying' | 'completed', Words> = {
  in_progress: {
    en: 'The announced maintenance has begun.',
    fr: 'La maintenance annoncée a commencé.',
  },
  verifying: {
    en: 'The work is done. We are checking that everything runs as it should.',
    fr: 'Les travaux sont terminés. Nous vérifions que tout fonctionne normalement.',
  },
  completed: { en: 'The maintenance is complete.', fr: 'La maintenance est terminée.' },
};

/**
 * Begins, verifies and completes whatever is due, dated to when it was. Returns how many steps were taken.
 *
 * @example sweepMaintenances(ctx); // 1
 */
export function sweepMaintenances(ctx: StatusContext): number {
  return readMaintenances(ctx, { newest: 0 })
    .map((maintenance) => stepsOf(ctx, maintenance))
    .reduce((sum, count) => sum + count, 0);
}

// After a long stop of the service several steps may be due at once.
function stepsOf(ctx: StatusContext, maintenance: Maintenance): number {
  const next = nextStep(maintenance);
  if (!next || next.at > ctx.clock.now().toISOString()) return 0;
  const { status, at } = next;
  const moved = tellMaintenance(
    ctx,
    {
      author: 'status',
      maintenanceId: maintenance.id,
      body: TEXTS[status],
      displayAt: at,
      isHuman: false,
      isDelivered: status !== 'verifying',
    },
    { action: `maintenance.${status}`, status },
  );
  return 1 + stepsOf(ctx, moved);
}

function nextStep({
  status,
  scheduledFor,
  scheduledUntil,
  updates,
}: Maintenance): { status: keyof typeof TEXTS; at: string } | undefined {
  const steps: Partial<Record<MaintenanceStatus, { status: keyof typeof TEXTS; at: string }>> = {
    scheduled: { status: 'in_progress', at: scheduledFor },
    in_progress: { status: 'verifying', at: scheduledUntil },
    verifying: { status: 'completed', at: later(updates[0]?.displayAt ?? scheduledUntil, VERIFY_MS) },
  };
  const step = steps[status];
  // Never shown before what it follows, such as a maintenance moved into the past of its last update.
  const since = updates[0]?.displayAt ?? '';
  return step && { ...step, at: step.at > since ? step.at : since };
}

function later(instant: string, ms: number): string {
  return new Date(Date.parse(instant) + ms).toISOString();
}
