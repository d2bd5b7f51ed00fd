import type { FailedChecks } from '@codepushgo/contract';
import { organisationAccess, authorise } from '#organisations';
import type { Ctx } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';
import { readMinutes } from './read-minutes.ts';
import { readTotals } from './read-totals.ts';
import { MINUTES_KEPT_DAYS } from './sweep-minutes.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/**
 * How many of its own update checks and downloads the platform failed, minute by minute.
 *
 * @param span half-open, widened to whole minutes; at most 24 hours, and what is still to come is left out
 * @throws Problem `not-found`, `forbidden`; `invalid-input` for a span that is empty, too long or no longer kept
 * @example const { total } = await listFailedChecks(ctx, { org: 'acme', from: incident.startedAt, to });
 */
export async function listFailedChecks(
  ctx: Ctx,
  span: { org: string; from: string; to: string },
): Promise<FailedChecks> {
  const { org, access } = await organisationAccess(ctx, span.org);
  authorise(access, 'organisation.read');
  const { fromMs, toMs } = readSpan(span, ctx.clock.nowMs());
  const minutes = await readMinutes(ctx.db, org.id, fromMs, toMs);
  const total = await readTotals(ctx.db, org.id, { fromMs, toMs });
  return { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString(), total, minutes };
}

function readSpan(
  { from, to }: { from: string; to: string },
  nowMs: number,
): { fromMs: number; toMs: number } {
  const fromMs = Math.floor(Date.parse(from) / MINUTE_MS) * MINUTE_MS;
  const lastMs = Math.min(Date.parse(to) - 1, nowMs);
  const toMs = (Math.floor(lastMs / MINUTE_MS) + 1) * MINUTE_MS;
  if (toMs <= fromMs || Date.parse(to) <= Date.parse(from))
    throw new Problem('invalid-input', '"to" must be after "from", and "from" in the past.');
  if (toMs - fromMs > DAY_MS)
    throw new Problem('invalid-input', 'At most 24 hours are told at once. Ask for a shorter span.');
  if (fromMs < nowMs - MINUTES_KEPT_DAYS * DAY_MS)
    throw new Problem('invalid-input', `Counts are kept for ${MINUTES_KEPT_DAYS} days.`);
  return { fromMs, toMs };
}
