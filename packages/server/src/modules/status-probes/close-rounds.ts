import type { StatusContext } from '#status';
import { closeRound } from './close-round.ts';
import { type FoldRow, readFold } from './fold-rows.ts';
import type { Round } from './judge-round.ts';
import { GRACE_MS, type ProbeRules } from './probe-rules.ts';
import { probedOn } from './probed-on.ts';

/** How many rounds are closed in one go: what is left over is closed in the next. */
const AT_ONCE = 500;

/**
 * Closes the rounds that are over: those to which every place has reported, and those that waited long enough.
 *
 * @param heldUntilMs before this instant nothing is closed for its age: places still bring what they kept while this
 *   process was away
 * @returns how many were closed
 */
export function closeRounds(ctx: StatusContext, rules: ProbeRules, heldUntilMs = 0): number {
  const nowMs = ctx.clock.nowMs();
  let closed = 0;
  for (const component of probedOn(ctx)) {
    let row = readFold(ctx, component, rules.intervalMs);
    for (let left = AT_ONCE; left > 0; left--) {
      const round = nextRound(ctx, row, rules);
      const isComplete = round.up + round.down >= Math.max(1, rules.places.length);
      if (!isComplete && nowMs < Math.max(heldUntilMs, round.toMs + GRACE_MS)) break;
      row = closeRound(ctx, row, round);
      closed++;
    }
  }
  return closed;
}

/** The round after the last closed one; a long silence is one round. */
function nextRound(ctx: StatusContext, { component, closedToMs }: FoldRow, rules: ProbeRules): Round {
  const { intervalMs, places } = rules;
  const fromMs = closedToMs;
  const toMs = Math.floor(fromMs / intervalMs) * intervalMs + intervalMs;
  const named = JSON.stringify(places);
  const { up, down } = ctx.store.db
    .prepare(
      `select coalesce(sum(is_up), 0) as up, coalesce(sum(1 - is_up), 0) as down from status_probe_reports
       where component = ? and round_ms >= ? and round_ms < ? and place in (select value from json_each(?))`,
    )
    .get(component, Math.floor(fromMs / intervalMs) * intervalMs, toMs, named) as {
    up: number;
    down: number;
  };
  if (up + down > 0) return { fromMs, toMs, places: places.length, up, down };
  return { fromMs, toMs: silenceEnd(ctx, component, toMs, rules), places: places.length, up, down };
}

function silenceEnd(ctx: StatusContext, component: string, toMs: number, { intervalMs }: ProbeRules): number {
  const row = ctx.store.db
    .prepare('select min(round_ms) as next from status_probe_reports where component = ? and round_ms >= ?')
    .get(component, toMs);
  const overMs = Math.floor((ctx.clock.nowMs() - GRACE_MS) / intervalMs) * intervalMs;
  return Math.max(toMs, Math.min(overMs, (row?.next as number | null) ?? overMs));
}
