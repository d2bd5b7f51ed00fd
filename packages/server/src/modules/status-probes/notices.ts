import type { StatusContext } from '#status';
import type { Probed } from './probe-rules.ts';

/** An outage that an incident tells of. */
export interface Notice {
  component: Probed;
  sinceMs: number;
  eventId: string;
}

/** Whether an outage was told. */
export function isTold({ store }: StatusContext, component: Probed, sinceMs: number): boolean {
  const sql = 'select 1 from status_probe_notices where component = ? and since_ms = ?';
  return store.db.prepare(sql).get(component, sinceMs) !== undefined;
}

/** Outages of a component that were told and not told to be over. */
export function openNotices({ store }: StatusContext, component: Probed): Notice[] {
  return store.db
    .prepare(
      'select * from status_probe_notices where component = ? and recovered_ms is null order by since_ms',
    )
    .all(component)
    .map((row) => ({ component, sinceMs: Number(row.since_ms), eventId: String(row.event_id) }));
}

/** An outage is told by an incident. */
export function addNotice(ctx: StatusContext, component: Probed, sinceMs: number, eventId: string): void {
  ctx.store.db
    .prepare('insert into status_probe_notices values (?, ?, ?, null)')
    .run(component, sinceMs, eventId);
}

/** A told outage is over. */
export function recoverNotice(ctx: StatusContext, component: Probed, sinceMs: number, overMs: number): void {
  ctx.store.db
    .prepare('update status_probe_notices set recovered_ms = ? where component = ? and since_ms = ?')
    .run(overMs, component, sinceMs);
}
