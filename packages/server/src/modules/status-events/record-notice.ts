import { change, windowRows, type StatusContext } from '#status';
import { knownMaintenance } from './known-event.ts';

/**
 * Notes when the last mail of an announcement had left, and to how many addresses; this decides whether the window
 * counts as maintenance. A notice to nobody is none, and one of a window that no longer holds changes nothing.
 *
 * @param updateId the update that announced, moved or extended it
 * @example recordNotice(ctx, { maintenanceId: 'x7k2m9q4w1zt', updateId: 'a1b2c3d4e5f6', sentAt: '2030-01-31T12:00:00Z', count: 12 });
 */
export function recordNotice(
  ctx: StatusContext,
  notice: { maintenanceId: string; updateId: string; sentAt: string; count: number },
): void {
  const { maintenanceId, updateId, sentAt, count } = notice;
  const update = knownMaintenance(ctx, maintenanceId).updates.find(({ id }) => id === updateId);
  const window = windowRows(ctx, maintenanceId).findLast(
    (row) => row.cancelled_at === null && String(row.created_at) <= (update?.createdAt ?? ''),
  );
  if (!window || window.notice_sent_at !== null || count < 1) return;
  change(ctx, { author: 'status', action: 'maintenance.noticed' }, () => {
    ctx.store.db
      .prepare('update status_windows set notice_sent_at = ?, notice_count = ? where seq = ?')
      .run(new Date(sentAt).toISOString(), count, window.seq as number);
    return {
      result: undefined,
      target: maintenanceId,
      audit: { sentAt, count },
      changes: [{ kind: 'facts', eventId: maintenanceId }],
    };
  });
}
