import type { StatusContext } from './context.ts';

/** Something that can be seen from outside became true. */
export interface StatusChange {
  seq: number;
  at: string;
  /** `facts`: figures alone, such as an exclusion or a gap. */
  kind: 'incident' | 'maintenance' | 'component' | 'facts';
  eventId: string | null;
  updateId: string | null;
  componentId: string | null;
  /** For an event `{ action }`, the verb's; for a component that changed its state `{ oldState, newState }`. */
  data: Record<string, unknown>;
}

/**
 * The changes behind a place, the oldest first.
 *
 * @example changesAfter(ctx, 0, 100).map(({ kind }) => kind); // ['facts', 'incident', 'component']
 */
export function changesAfter({ store }: StatusContext, seq: number, limit: number): StatusChange[] {
  return store.db
    .prepare('select * from status_changes where seq > ? order by seq limit ?')
    .all(seq, limit)
    .map((row) => ({
      seq: Number(row.seq),
      at: String(row.at),
      kind: row.kind as StatusChange['kind'],
      eventId: row.event_id as string | null,
      updateId: row.update_id as string | null,
      componentId: row.component_id as string | null,
      data: JSON.parse(String(row.data)),
    }));
}

/**
 * The place of the newest change; 0 when there is none.
 *
 * @example lastChange(ctx); // 42
 */
export function lastChange({ store }: StatusContext): number {
  return Number(store.db.prepare('select coalesce(max(seq), 0) as seq from status_changes').get()?.seq);
}

/**
 * How far a consumer has come; 0 for a new one. The publisher's is `published`.
 *
 * @example cursorOf(ctx, 'published'); // 42
 */
export function cursorOf({ store }: StatusContext, name: string): number {
  return Number(store.db.prepare('select seq from status_cursors where name = ?').get(name)?.seq ?? 0);
}

/**
 * A consumer says how far it has come; never back.
 *
 * @example moveCursor(ctx, 'published', lastChange(ctx));
 */
export function moveCursor({ store }: StatusContext, name: string, seq: number): void {
  store.db
    .prepare(
      'insert into status_cursors values (?, ?) on conflict (name) do update set seq = max(seq, excluded.seq)',
    )
    .run(name, seq);
}
