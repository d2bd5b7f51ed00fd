import { recordGap, recordProbeOutages, type StatusContext } from '#status';
import { type FoldRow, writeFold } from './fold-rows.ts';
import type { Round } from './judge-round.ts';
import { overlay, type Outage } from './overlay.ts';
import { type FoldState, stepFold } from './step-fold.ts';

const iso = (ms: number): string => new Date(ms).toISOString();

/** Closes one round of a component: its verdict, and what follows for the component's state and its gaps. */
export function closeRound(ctx: StatusContext, row: FoldRow, round: Round): FoldRow {
  const { state, verdict } = stepFold(row.state, round);
  return ctx.store.transaction(() => {
    ctx.store.db
      .prepare('insert into status_probe_rounds values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing')
      .run(row.component, round.fromMs, round.toMs, round.places, round.up, round.down, verdict);
    const gapFromMs = settleGap(ctx, row, round, verdict === 'unknown');
    settleOutages(ctx, row, state);
    const next = { ...row, closedToMs: round.toMs, gapFromMs, state };
    writeFold(ctx, next);
    return next;
  });
}

function settleGap(
  ctx: StatusContext,
  { component, gapFromMs }: FoldRow,
  { fromMs }: Round,
  isUnknown: boolean,
): number | null {
  if (isUnknown === (gapFromMs !== null)) return gapFromMs;
  const since = gapFromMs ?? fromMs;
  recordGap(ctx, { component, from: iso(since), to: isUnknown ? null : iso(fromMs), author: 'probes' });
  return isUnknown ? since : null;
}

function settleOutages(ctx: StatusContext, { component, state: before }: FoldRow, after: FoldState): void {
  const [old, now] = [lineOf(before), lineOf(after)];
  const same = now.findIndex((outage, index) => !isSame(outage, old[index]));
  const first = same === -1 ? Math.min(now.length, old.length) : same;
  const changed = now.slice(first);
  const replaced = old.slice(first);
  if (changed.length + replaced.length === 0) return;
  const sinceMs = Math.min(...[...changed, ...replaced].map(({ fromMs }) => fromMs));
  recordProbeOutages(ctx, {
    component,
    since: iso(sinceMs),
    outages: changed.map(({ state, fromMs, toMs }) => ({
      state,
      from: iso(fromMs),
      to: toMs === null ? null : iso(toMs),
    })),
  });
}

function lineOf({ partial, major }: FoldState): Outage[] {
  return overlay(partial.spans, major.spans);
}

function isSame(a: Outage, b: Outage | undefined): boolean {
  return a.state === b?.state && a.fromMs === b.fromMs && a.toMs === b.toMs;
}
