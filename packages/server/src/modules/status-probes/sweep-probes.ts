import type { StatusContext } from '#status';
import { KEPT_MS } from './take-reports.ts';

/** Removes rounds and reports that are older than they are kept; outages and gaps that followed from them stay. */
export function sweepProbes({ store, clock }: StatusContext): void {
  const beforeMs = clock.nowMs() - KEPT_MS;
  store.transaction(() => {
    store.db.prepare('delete from status_probe_reports where round_ms < ?').run(beforeMs);
    store.db.prepare('delete from status_probe_rounds where to_ms < ?').run(beforeMs);
  });
}
