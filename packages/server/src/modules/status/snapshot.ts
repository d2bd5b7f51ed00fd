import type { StatusContext } from './context.ts';
import type { Snapshot } from './facts.ts';
import { measuredFacts } from './measured-facts.ts';
import { readComponents } from './read-components.ts';
import { readIncidents, readMaintenances } from './read-events.ts';

/** How many events of each kind a snapshot has at most, besides those that are not over. */
const MOST_EVENTS = 500;
/** Twelve closed months and the current one. */
const FACTS_MS = 400 * 24 * 60 * 60 * 1000;

/**
 * The site at this moment. Its size is bounded: the newest 500 incidents and maintenances, facts of 400 days.
 *
 * @example snapshot(ctx).components.length; // 6
 */
export function snapshot(ctx: StatusContext): Snapshot {
  const page = ctx.store.db.prepare('select id, updated_at from status_page').get();
  const now = ctx.clock.nowMs();
  const instant = (ms: number): string => new Date(ms).toISOString();
  return {
    page: {
      id: String(page?.id),
      name: ctx.config.statusName,
      url: ctx.config.statusUrl,
      updatedAt: String(page?.updated_at),
    },
    checkedAt: instant(now),
    components: readComponents(ctx),
    incidents: readIncidents(ctx, { newest: MOST_EVENTS }),
    maintenances: readMaintenances(ctx, { newest: MOST_EVENTS }),
    // Windows ahead are facts too.
    facts: measuredFacts(ctx, { from: instant(now - FACTS_MS), to: instant(now + FACTS_MS) }),
  };
}
