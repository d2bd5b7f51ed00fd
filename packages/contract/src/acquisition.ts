import { z } from 'zod';
import { Empty, endpoint, inChannel, Instant, pageInput, pageOf } from './endpoint.ts';

const tag = 'Decisions';

/** Why a device got what it got; a closed set. */
export const reasonCodes = [
  'served',
  'up-to-date',
  'no-releases',
  'binary-newer',
  'needs-store-update',
  'range-mismatch',
  'rollout-not-reached',
  'rollout-reached',
  'halted',
  'disabled',
  'mandatory-carried',
  'device-override',
  'diff-offered',
  'running-this',
  'previously-failed',
  'unknown-key',
] as const;
/** One of {@link reasonCodes}. */
export const ReasonCode = z.enum(reasonCodes);
export type ReasonCode = z.infer<typeof ReasonCode>;

/** One rule that was evaluated. */
export const DecisionRule = z.object({
  rule: ReasonCode,
  /** The release it was about; null for rules about the whole channel. */
  label: z.string().nullable(),
  /** What the rule found: true when it applied. */
  applied: z.boolean(),
  /** The figures it looked at, for instance `{ bucket: 37, rollout: 25 }`. */
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type DecisionRule = z.infer<typeof DecisionRule>;

/** What a device was told, and every rule that led to it, in order. */
export const Decision = z.object({
  at: Instant,
  /** How many equal checks in a row this stands for, and when the last was. */
  count: z.number().int(),
  lastAt: Instant,
  request: z.object({
    appVersion: z.string(),
    packageHash: z.string().nullable(),
    label: z.string().nullable(),
    isCompanion: z.boolean(),
  }),
  outcome: z.object({
    kind: z.enum(['update', 'binary', 'nothing']),
    reason: ReasonCode,
    label: z.string().nullable(),
    form: z.enum(['full', 'file-diff']).nullable(),
  }),
  rules: z.array(DecisionRule),
});
export type Decision = z.infer<typeof Decision>;

/** A release chosen for one device by hand; label null holds it where it is. */
export const DeviceOverride = z.object({
  device: z.string(),
  label: z.string().nullable(),
  reason: z.string(),
  /** The user name of who set it, and the name. */
  createdBy: z.string(),
  createdByName: z.string(),
  createdAt: Instant,
});
export type DeviceOverride = z.infer<typeof DeviceOverride>;

const inDevice = { ...inChannel, device: z.string().min(1).max(1000) };

/** The endpoints of decisions and device overrides. */
export const acquisition = {
  explain: endpoint('device.read', {
    method: 'GET',
    path: '/organisations/{org}/apps/{app}/channels/{channel}/devices/{device}/decisions',
    summary: 'The last 20 decisions of a device, newest first, rule by rule',
    tag,
  })
    .input(z.object(inDevice))
    .output(
      z.object({ device: z.string(), override: DeviceOverride.nullable(), decisions: z.array(Decision) }),
    ),
  preview: endpoint('device.read', {
    method: 'POST',
    path: '/organisations/{org}/apps/{app}/channels/{channel}/decide',
    summary: 'What a device would get, without asking it',
    tag,
  })
    .input(
      z.object({
        ...inChannel,
        appVersion: z.string().min(1).max(256),
        packageHash: z.string().max(128).optional(),
        label: z.string().max(32).optional(),
        device: z.string().max(1000).optional(),
        isCompanion: z.boolean().default(false),
      }),
    )
    .output(Decision.omit({ count: true, lastAt: true })),
  listOverrides: endpoint('device.read', {
    method: 'GET',
    path: '/organisations/{org}/apps/{app}/channels/{channel}/overrides',
    summary: 'Devices that get a release of their own',
    tag,
  })
    .input(z.object({ ...inChannel, ...pageInput }))
    .output(pageOf(DeviceOverride)),
  setOverride: endpoint('device.override', {
    method: 'PUT',
    path: '/organisations/{org}/apps/{app}/channels/{channel}/devices/{device}/override',
    summary: 'Give one device a release, or hold it where it is (label null)',
    tag,
  })
    .input(
      z.object({
        ...inDevice,
        label: z
          .string()
          .regex(/^v[1-9]\d{0,8}$/)
          .nullable(),
        reason: z.string().trim().min(1).max(1000),
      }),
    )
    .output(DeviceOverride),
  removeOverride: endpoint('device.override', {
    method: 'DELETE',
    path: '/organisations/{org}/apps/{app}/channels/{channel}/devices/{device}/override',
    summary: 'Treat the device like any other again',
    tag,
    status: 204,
  })
    .input(z.object(inDevice))
    .output(Empty),
};
