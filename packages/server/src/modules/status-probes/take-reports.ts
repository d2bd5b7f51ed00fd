import type { StatusContext } from '#status';
import type { ProbeRules } from './probe-rules.ts';
import type { ReportBatch } from './report.ts';

const AHEAD_MS = 60_000;
const DAY_MS = 86_400_000;
/** How long reports and rounds are kept; what follows from them stays. */
export const KEPT_MS = 100 * DAY_MS;

/** Of a batch: how many reports count for rounds that are open, and how many came too late or twice. */
export interface Taken {
  taken: number;
  late: number;
}

/** Keeps reports. One for a round that is closed is kept as a fact and changes nothing; a repeated one is passed over. */
export function takeReports(
  ctx: StatusContext,
  { intervalMs }: ProbeRules,
  { place, reports }: ReportBatch,
): Taken {
  const { db } = ctx.store;
  const nowMs = ctx.clock.nowMs();
  const closed = new Map(
    db
      .prepare('select component, closed_to_ms from status_probe_folds')
      .all()
      .map((row) => [String(row.component), Number(row.closed_to_ms)]),
  );
  const insert = db.prepare(
    `insert into status_probe_reports (component, round_ms, place, is_up, took_ms, reason, at_ms, received_ms)
     values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
  );
  let taken = 0;
  ctx.store.transaction(() => {
    for (const { component, at, isUp, tookMs, reason } of reports) {
      const atMs = Date.parse(at);
      if (atMs > nowMs + AHEAD_MS || atMs < nowMs - KEPT_MS) continue;
      const roundMs = Math.floor(atMs / intervalMs) * intervalMs;
      const { changes } = insert.run(component, roundMs, place, Number(isUp), tookMs, reason, atMs, nowMs);
      if (changes > 0 && roundMs >= (closed.get(component) ?? 0)) taken++;
    }
  });
  return { taken, late: reports.length - taken };
}
