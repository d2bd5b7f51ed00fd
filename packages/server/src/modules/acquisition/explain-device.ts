import type { Decision, DeviceOverride } from '@codepushgo/contract';
import { and, eq, inArray } from 'drizzle-orm';
import { channelInOrg } from '#apps';
import { authorise } from '#organisations';
import type { Ctx } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';
import { checkMeans } from './means.ts';
import { findOverrides, ofChannel } from './override-record.ts';
import { decisionTraces, deviceDecisions } from './schema.ts';
import { readTrace } from './trace.ts';

/** A device on a channel, as a caller names it. */
export interface DeviceTarget {
  org: string;
  app: string;
  channel: string;
  device: string;
}

/** What a device was told, newest first. */
export interface DeviceExplanation {
  device: string;
  override: DeviceOverride | null;
  decisions: Decision[];
}

/**
 * The last 20 decisions about a device with the rules as they were evaluated then.
 *
 * @throws Problem `not-found` when nothing is known of the device
 * @example const { decisions } = await explainDevice(ctx, { org, app, channel, device });
 */
export async function explainDevice(ctx: Ctx, target: DeviceTarget): Promise<DeviceExplanation> {
  const { device } = target;
  const { channel, access } = await channelInOrg(ctx, target.org, target.app, target.channel);
  authorise(access, 'device.read');
  await checkMeans(ctx).recorder.flush();
  const [override] = await findOverrides(ctx.db, ofChannel(channel, device), 1);
  const [row] = await ctx.db
    .select()
    .from(deviceDecisions)
    .where(
      and(
        eq(deviceDecisions.orgId, channel.orgId),
        eq(deviceDecisions.channelId, channel.id),
        eq(deviceDecisions.device, device),
      ),
    );
  if (!row && !override)
    throw new Problem(
      'not-found',
      `Device "${device}" has not asked for updates on this channel. Check the id, and the deployment key of the app.`,
    );
  return { device, override: override ?? null, decisions: row ? await decisionsOf(ctx, row) : [] };
}

type Row = typeof deviceDecisions.$inferSelect;

async function decisionsOf(ctx: Ctx, row: Row): Promise<Decision[]> {
  const latest = {
    trace: row.trace,
    firstAtMs: row.firstAt.getTime(),
    lastAtMs: row.lastAt.getTime(),
    count: row.count,
  };
  const kept = [latest, ...row.older.map(readOlder)];
  const traces = await ctx.db
    .select({ id: decisionTraces.id, body: decisionTraces.body })
    .from(decisionTraces)
    .where(
      and(
        eq(decisionTraces.orgId, row.orgId),
        eq(decisionTraces.channelId, row.channelId),
        inArray(
          decisionTraces.id,
          kept.map(({ trace }) => trace),
        ),
      ),
    );
  const bodies = new Map(traces.map(({ id, body }) => [id, body]));
  // A trace is swept long after its last use; decisions that old are no longer told.
  return kept.flatMap(({ trace, firstAtMs, lastAtMs, count }) => {
    const body = bodies.get(trace);
    if (body === undefined) return [];
    return [{ at: iso(firstAtMs), count, lastAt: iso(lastAtMs), ...readTrace(body, row.device) }];
  });
}

function readOlder(text: string): { trace: string; firstAtMs: number; lastAtMs: number; count: number } {
  const [trace = '', first, last, count] = text.split('|');
  return { trace, firstAtMs: Number(first), lastAtMs: Number(last), count: Number(count) };
}

function iso(atMs: number): string {
  return new Date(atMs).toISOString();
}
