import type { StatusContext } from '#status';

/** Writes an announced window, inside `change`; nobody has been mailed of it yet. */
export function insertWindow(
  ctx: StatusContext,
  at: string,
  window: { eventId: string; from: string; to: string; componentIds: string[] },
): void {
  ctx.store.db
    .prepare(
      'insert into status_windows (event_id, starts_at, ends_at, component_ids, created_at) values (?, ?, ?, ?, ?)',
    )
    .run(window.eventId, window.from, window.to, JSON.stringify(window.componentIds), at);
}

/** The windows of a maintenance no longer hold; they stay as facts. */
export function cancelWindows(ctx: StatusContext, at: string, eventId: string): void {
  ctx.store.db
    .prepare('update status_windows set cancelled_at = ? where event_id = ? and cancelled_at is null')
    .run(at, eventId);
}
