import type { DeviceOverride } from '@codepushgo/contract';
import { count } from 'drizzle-orm';
import { mutate, type Change } from '#audit';
import { channelInOrg, lockChannel } from '#channels';
import { isKeptDevice, LONGEST_DEVICE_ID } from '#metrics';
import { authorise, signedIn } from '#organisations';
import { channelHistory, WIRE_HISTORY } from '#releases';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { Problem } from '../../platform/problem.ts';
import type { DeviceTarget } from './explain-device.ts';
import { findOverrides, ofChannel } from './override-record.ts';
import { deviceOverrides } from './schema.ts';

const MOST_OVERRIDES = 1000;

/**
 * Gives one device a release of its own, or with `label` null holds it where it is; replaces what was set before.
 *
 * Rollout, mandatory updates and disabling do not matter to it; the native version still does.
 *
 * @throws Problem `not-found` when the channel has no such release, `limit-reached` beyond 1,000 devices a channel
 * @example await setOverride(ctx, { ...target, device }, { label: 'v7', reason: 'ticket 4711' });
 */
export async function setOverride(
  ctx: Ctx,
  target: DeviceTarget,
  wish: { label: string | null; reason: string },
): Promise<DeviceOverride> {
  const { channel, access } = await channelInOrg(ctx, target.org, target.app, target.channel);
  const permit = authorise(access, 'device.override');
  assertDevice(target.device);
  const createdBy = signedIn(ctx.actor).accountId;
  const given = { ...wish, device: target.device, createdBy };
  return mutate(ctx, permit, (tx) => placeOverride(ctx, tx, channel, given));
}

/** What an override says, and who gives it. */
export interface GivenOverride {
  device: string;
  label: string | null;
  reason: string;
  createdBy: string;
}

/**
 * Sets an override within the caller's transaction; the caller has judged who may.
 *
 * @throws Problem see {@link setOverride}
 * @example
 * const given = { device, label: 'v3', reason: 'CPG-12', createdBy: accountId };
 * const { audit, changes } = await placeOverride(ctx, tx, channel, given);
 */
export async function placeOverride(
  ctx: Ctx,
  tx: Tx,
  channel: { orgId: string; id: string },
  { device, label, reason, createdBy }: GivenOverride,
): Promise<Change<DeviceOverride>> {
  await lockChannel(tx, channel.orgId, channel.id);
  if (label !== null) await assertRelease(tx, channel, label);
  const [before] = await findOverrides(tx, ofChannel(channel, device), 1);
  if (!before) await assertRoom(tx, channel);
  const set = { label, reason, createdBy, createdAt: ctx.clock.now() };
  await tx
    .insert(deviceOverrides)
    .values({ orgId: channel.orgId, channelId: channel.id, device, ...set })
    .onConflictDoUpdate({
      target: [deviceOverrides.orgId, deviceOverrides.channelId, deviceOverrides.device],
      set,
    });
  const [result] = await findOverrides(tx, ofChannel(channel, device), 1);
  const details = { device, label, previousLabel: before?.label ?? null };
  const target = { targetType: 'channel', targetId: channel.id, details };
  return {
    result: result!,
    audit: { action: 'device.overridden', orgId: channel.orgId, ...target },
    changes: [`channel:${channel.id}`],
  };
}

function assertDevice(device: string): void {
  if (isKeptDevice(device)) return;
  throw new Problem('invalid-input', `A device id has 1 to ${LONGEST_DEVICE_ID} characters and no NUL.`, {
    errors: [{ pointer: '/device', detail: 'is not a device id' }],
  });
}

async function assertRelease(tx: Tx, channel: { orgId: string; id: string }, label: string): Promise<void> {
  const history = await channelHistory(tx, channel.orgId, channel.id);
  if (history.some((entry) => entry.label === label)) return;
  throw new Problem(
    'not-found',
    `The channel has no release ${label} among its newest ${WIRE_HISTORY}. Choose one of those, or promote the package again.`,
  );
}

async function assertRoom(tx: Tx, channel: { orgId: string; id: string }): Promise<void> {
  const [row] = await tx.select({ n: count() }).from(deviceOverrides).where(ofChannel(channel));
  const actual = row?.n ?? 0;
  if (actual < MOST_OVERRIDES) return;
  throw new Problem(
    'limit-reached',
    `The channel has ${actual} device overrides, the limit is ${MOST_OVERRIDES}. Remove some that are no longer needed.`,
    { limit: MOST_OVERRIDES, actual },
  );
}
