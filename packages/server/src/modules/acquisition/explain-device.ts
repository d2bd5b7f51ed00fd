import type { Decision, DeviceOverride } from '@codepushgo/contract';
import { channelInOrg } from '#channels';
import { decisionsOfDevice, type CheckRun } from '#decisions';
import { authorise } from '#organisations';
import type { Ctx } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';
import { findOverrides, ofChannel } from './override-record.ts';
import { failureRule, previousFailures } from './previous-failures.ts';
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
 * @example const { decisions } = await explainDevice(ctx, { ...target, device });
 */
export async function explainDevice(ctx: Ctx, target: DeviceTarget): Promise<DeviceExplanation> {
  const { device } = target;
  const { channel, access } = await channelInOrg(ctx, target.org, target.app, target.channel);
  authorise(access, 'device.read');
  const [override] = await findOverrides(ctx.db, ofChannel(channel, device), 1);
  const runs = await decisionsOfDevice(ctx, channel, device);
  if (!runs && !override)
    throw new Problem(
      'not-found',
      `Device "${device}" has not asked for updates on this channel. Check the id, and the deployment key of the app.`,
    );
  const failures = await previousFailures(ctx.db, channel, device);
  return {
    device,
    override: override ?? null,
    decisions: (runs ?? []).map((run) => toDecision(run, device, failures)),
  };
}

function toDecision(run: CheckRun, device: string, failures: Map<string, Date>): Decision {
  const { trace, firstAtMs, lastAtMs, count } = run;
  const told = readTrace(trace.body, device);
  return {
    at: new Date(firstAtMs).toISOString(),
    count,
    lastAt: new Date(lastAtMs).toISOString(),
    ...told,
    rules: [...told.rules, ...failureRule(failures, told.outcome.label, lastAtMs)],
  };
}
