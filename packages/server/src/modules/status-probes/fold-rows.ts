import type { StatusContext } from '#status';
import type { Probed } from './probe-rules.ts';
import { FIRST_FOLD, pruneFold, type FoldState } from './step-fold.ts';

/** Where the fold of a component stands. */
export interface FoldRow {
  component: Probed;
  /** The rounds before are closed. */
  closedToMs: number;
  /** Since when nobody measures; null when somebody does. */
  gapFromMs: number | null;
  state: FoldState;
}

/** The fold of a component; one that never was begins with the round that goes on. */
export function readFold(ctx: StatusContext, component: Probed, intervalMs: number): FoldRow {
  const row = ctx.store.db.prepare('select * from status_probe_folds where component = ?').get(component);
  if (!row) {
    const closedToMs = Math.floor(ctx.clock.nowMs() / intervalMs) * intervalMs;
    const first: FoldRow = { component, closedToMs, gapFromMs: null, state: FIRST_FOLD };
    writeFold(ctx, first);
    return first;
  }
  return {
    component,
    closedToMs: Number(row.closed_to_ms),
    gapFromMs: row.gap_from_ms as number | null,
    state: JSON.parse(String(row.state)) as FoldState,
  };
}

/** Keeps where a fold stands. */
export function writeFold(
  { store }: StatusContext,
  { component, closedToMs, gapFromMs, state }: FoldRow,
): void {
  store.db
    .prepare(
      `insert into status_probe_folds values (?, ?, ?, ?) on conflict (component) do update set
       closed_to_ms = excluded.closed_to_ms, gap_from_ms = excluded.gap_from_ms, state = excluded.state`,
    )
    .run(component, closedToMs, gapFromMs, JSON.stringify(pruneFold(state)));
}
