import type { IncidentChecks } from '@codepushgo/contract';
import { callService } from '#operations';
import { organisationAccess, authorise } from '#organisations';
import type { Incident } from '#status';
import type { Ctx, KnownIncident, Platform } from '../../context.ts';
import { findProblem } from '../../platform/problem-response.ts';
import { eventAddress, statusAddress } from '../../platform/status-address.ts';
import { readTotals } from './read-totals.ts';
import { MINUTES_KEPT_DAYS } from './sweep-minutes.ts';

const DAY_MS = 86_400_000;
const MOST_INCIDENTS = 200;
const FRESH_MS = 10_000;

/**
 * The incidents of the platform, and how many checks and downloads of the organisation failed during each.
 *
 * @returns the one that began last first; none that began before counts are kept
 * @throws Problem `not-found`, `forbidden`
 */
export async function listIncidentChecks(
  ctx: Ctx,
  input: { org: string },
): Promise<{ items: IncidentChecks[] }> {
  const { org, access } = await organisationAccess(ctx, input.org);
  authorise(access, 'organisation.read');
  const nowMs = ctx.clock.nowMs();
  const kept = (await incidentsOf(ctx))
    .filter(({ startedAt }) => Date.parse(startedAt) >= nowMs - MINUTES_KEPT_DAYS * DAY_MS)
    .slice(0, MOST_INCIDENTS);
  const items: IncidentChecks[] = [];
  for (const incident of kept) items.push(await withFigures(ctx, org.id, incident, nowMs));
  return { items };
}

interface Kept {
  untilMs: number;
  incidents: Promise<KnownIncident[]>;
}

const kept = new WeakMap<Platform['config'], Kept>();

// While something is broken everybody looks, and the service has better things to do than to tell each the same.
function incidentsOf(ctx: Ctx): Promise<KnownIncident[]> {
  if (statusAddress(ctx.config) === null) return ctx.news.knownIncidents(ctx);
  const now = ctx.clock.nowMs();
  const known = kept.get(ctx.config);
  if (known && now < known.untilMs && now >= known.untilMs - FRESH_MS) return known.incidents;
  const incidents = ask(ctx);
  kept.set(ctx.config, { untilMs: now + FRESH_MS, incidents });
  incidents.catch(() => kept.delete(ctx.config));
  return incidents;
}

// The state that everybody reads goes back a week; it is what remains while the status service does not answer.
async function ask(ctx: Ctx): Promise<KnownIncident[]> {
  const asked = callService<{ incidents: Incident[] }>(ctx, { path: '/incidents' });
  const all = await asked.catch((error: unknown) => {
    if (findProblem(error)?.code !== 'unavailable') throw error;
    return null;
  });
  if (!all) return ctx.news.knownIncidents(ctx);
  return all.incidents.map(({ id, title, startedAt, resolvedAt }) => {
    return { id, title, startedAt, resolvedAt, url: eventAddress(ctx.config, id) };
  });
}

async function withFigures(
  { db }: Ctx,
  orgId: string,
  { id, title, startedAt, resolvedAt, url }: KnownIncident,
  nowMs: number,
): Promise<IncidentChecks> {
  const span = { fromMs: Date.parse(startedAt), toMs: resolvedAt === null ? nowMs : Date.parse(resolvedAt) };
  return { id, title, startedAt, resolvedAt, url, figures: await readTotals(db, orgId, span) };
}
