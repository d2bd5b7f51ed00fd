import { z } from 'zod';
import { endpoint, inChannel, Instant, pageInput, pageOf } from './endpoint.ts';

const tag = 'Figures';

/** How many devices run, downloaded, installed, failed and rolled back one release. */
export const ReleaseMetrics = z.object({
  /** A label (`v3`) or, for devices on the binary's own bundle, a native version. */
  label: z.string(),
  active: z.number().int().min(0),
  downloaded: z.number().int().min(0),
  installed: z.number().int().min(0),
  failed: z.number().int().min(0),
  rolledBack: z.number().int().min(0),
});
export type ReleaseMetrics = z.infer<typeof ReleaseMetrics>;

/** One installation, known from its checks and reports. */
export const Device = z.object({
  id: z.string(),
  /** What it runs: a label or a native version; null before its first report. */
  running: z.string().nullable(),
  appVersion: z.string().nullable(),
  lastSeenAt: Instant,
  usesOldKey: z.boolean(),
});
export type Device = z.infer<typeof Device>;

/** The endpoints of figures and devices. */
export const metrics = {
  channel: endpoint('metrics.read', {
    method: 'GET',
    path: '/organisations/{org}/apps/{app}/channels/{channel}/metrics',
    summary: 'Counts of devices by what they run',
    tag,
  })
    .input(z.object(inChannel))
    .output(z.object({ items: z.array(ReleaseMetrics), totalActive: z.number().int().min(0) })),
  audience: endpoint('metrics.read', {
    method: 'GET',
    path: '/organisations/{org}/apps/{app}/channels/{channel}/audience',
    summary: 'How many devices a version range reaches',
    tag,
  })
    .input(
      z.object({
        ...inChannel,
        appVersion: z.string().min(1).max(1000),
        /** Days of UTC, today included. */
        activeWithinDays: z.coerce.number().int().min(1).max(365).default(30),
      }),
    )
    .output(
      z.object({
        reached: z.number().int(),
        total: z.number().int(),
        byVersion: z.array(
          z.object({ appVersion: z.string(), devices: z.number().int(), isReached: z.boolean() }),
        ),
      }),
    ),
  listDevices: endpoint('device.read', {
    method: 'GET',
    path: '/organisations/{org}/apps/{app}/channels/{channel}/devices',
    summary: 'Devices that checked or reported; a page may be short while more follows',
    tag,
  })
    .input(
      z.object({
        ...inChannel,
        ...pageInput,
        cursor: z.string().max(2000).optional(),
        /** The beginning of an id, as written or all in upper or lower case. */
        search: z.string().max(200).optional(),
        /** A label or native version; `state` says what the device is to it. */
        release: z.string().min(1).max(256).optional(),
        /** Counts with `release` only. `pending`: downloaded, and neither installed nor failed. */
        state: z.enum(['running', 'pending', 'failed', 'rolled-back']).default('running'),
        /** The native version as the device writes it. */
        appVersion: z.string().min(1).max(256).optional(),
        /** With this or `seenWithinDays` alone devices come by day, latest first; else by id. */
        deploymentKey: z.string().min(1).max(100).optional(),
        /** Days of UTC, today included. */
        seenWithinDays: z.coerce.number().int().min(1).max(400).optional(),
      }),
    )
    .output(pageOf(Device)),
  keyUse: endpoint('metrics.read', {
    method: 'GET',
    path: '/organisations/{org}/apps/{app}/channels/{channel}/key-use',
    summary: 'How many devices still use each deployment key',
    tag,
  })
    .input(z.object({ ...inChannel, activeWithinDays: z.coerce.number().int().min(1).max(365).default(30) }))
    .output(
      z.object({
        items: z.array(z.object({ key: z.string(), isCurrent: z.boolean(), devices: z.number().int() })),
      }),
    ),
};
