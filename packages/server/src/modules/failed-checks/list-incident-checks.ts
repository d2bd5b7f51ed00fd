import type { IncidentChecks } from '@codepushgo/contract';
import { organisationAccess, authorise } from '#organisations';
import type { Ctx, KnownIncident } from '../../context.ts';
import { readTotals } from './read-totals.ts';
import { MINUTES_KEPT_DAYS } from './sweep-minutes.ts';

const DAY_MS = 86_400_000;
const MOST_INCIDENTS = 200;

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
  const kept = (await ctx.news.knownIncidents(ctx))
    .filter(({ startedAt }) => Date.parse(startedAt) >= nowMs - MINUTES_KEPT_DAYS * DAY_MS)
    .slice(0, MOST_INCIDENTS);
  const items: IncidentChecks[] = [];
  for (const incident of kept) items.push(await withFigures(ctx, org.id, incident, nowMs));
  return { items };
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
