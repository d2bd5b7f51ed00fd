import {
  changesAfter,
  cursorOf,
  instantOf,
  isUnresolved,
  measuredFacts,
  readComponents,
  readIncidents,
  readMaintenances,
  refuseEmptySpan,
  type StatusContext,
} from '#status';
import { PUBLISHED, type TargetState } from '#status-publish';
import type { SubscriberCount } from '#status-subscribers';
import type { OperatorApp } from './operator-app.ts';

const EVER = { from: '0000-01-01T00:00:00.000Z', to: '9999-12-31T23:59:59.999Z' };
const MOST_CHANGES = 1000;

/** What the routes of reading ask of the running service. */
export interface Readings {
  targets(): TargetState[];
  subscribers(): SubscriberCount[];
}

/** The site as it stands, what has changed, and the facts behind every figure. */
export function readingRoutes(app: OperatorApp, ctx: StatusContext, readings: Readings): void {
  app.get('/now', (c) => {
    const targets = readings.targets();
    const { statusName: name, statusUrl: url } = ctx.config;
    return c.json({
      page: { name, url, checkedAt: targets[0]?.publishedAt ?? ctx.clock.now().toISOString() },
      components: readComponents(ctx),
      incidents: readIncidents(ctx, { newest: 0 }).filter(({ status }) => isUnresolved(status)),
      maintenances: readMaintenances(ctx, { newest: 0 }),
      subscribers: readings.subscribers(),
      targets,
    });
  });
  app.get('/changes', (c) => {
    const limit = Math.min(Number(c.req.query('limit')) || MOST_CHANGES, MOST_CHANGES);
    // Who passes them on must not be quicker than the page.
    const last = cursorOf(ctx, PUBLISHED);
    const changes = changesAfter(ctx, Number(c.req.query('after')) || 0, limit);
    return c.json({ changes: changes.filter(({ seq }) => seq <= last), last });
  });
  app.get('/facts', (c) => {
    const from = instantOf(ctx, c.req.query('from') ?? '', 'from', true);
    const to = instantOf(ctx, c.req.query('to') ?? '', 'to', true);
    refuseEmptySpan(from, to);
    return c.json({ facts: measuredFacts(ctx, { from, to }) });
  });
  app.get('/exclusions', (c) => c.json({ exclusions: measuredFacts(ctx, EVER).exclusions.toReversed() }));
}
