import { z } from 'zod';
import { Instant } from './endpoint.ts';
import { ReleaseFigures } from './insight-shapes.ts';

const where = {
  app: z.object({ id: z.string(), name: z.string() }),
  channel: z.object({ id: z.string(), name: z.string() }),
  project: z.object({ id: z.string(), slug: z.string() }),
};
const count = z.number().int().min(0);
const share = z.number().min(0).max(1);
const ofRelease = { ...where, label: z.string() };
const item = <C extends string, S extends z.ZodRawShape>(code: C, shape: S) =>
  z.object({ code: z.literal(code), ...shape });

/** Something that needs a person, by code; the texts are the reader's. */
export const Attention = z.discriminatedUnion('code', [
  item('release-halted', { ...ofRelease, reason: z.string().nullable(), since: Instant }),
  item('release-disabled', ofRelease),
  /** Failed installations of the newest release: at least 5 % of at least 20 attempts. */
  item('failures-high', { ...ofRelease, failed: count, attempts: count, share }),
  /** Roll-backs of the newest release: at least 5 % of at least 20 installations. */
  item('rollbacks-high', { ...ofRelease, rolledBack: count, installed: count, share }),
  /** The newest release stands at a share of devices for more than seven days. */
  item('rollout-unfinished', { ...ofRelease, rollout: z.number().int(), since: Instant }),
  /** Devices that used a rotated deployment key within 30 days; `expiresAt` of the key that ends first. */
  item('old-key-in-use', { ...where, devices: count, expiresAt: Instant.nullable() }),
  /** Ends within 14 days: one of your own that reaches this organisation, or one of its members' for it alone. */
  item('access-key-expiring', {
    keyId: z.string(),
    name: z.string(),
    isOwn: z.boolean(),
    expiresAt: Instant,
  }),
]);
export type Attention = z.infer<typeof Attention>;

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** Something done to a release, by code. */
export const ReleaseChange = z.object({
  id: z.string(),
  at: Instant,
  code: z.enum(['released', 'promoted', 'rolled-back-to', 'changed', 'halted', 'resumed']),
  releaseId: z.string(),
  channelId: z.string(),
  label: z.string(),
  by: z.object({
    kind: z.enum(['account', 'system', 'anonymous']),
    accountId: z.string().nullable(),
    /** Null for the system, and for accounts that are gone. */
    userName: z.string().nullable(),
    name: z.string().nullable(),
    /** Set when an access key did it. */
    accessKeyId: z.string().nullable(),
  }),
  /** `changed`: each member with its value before (null when not kept) and after; a description's text is not told. */
  changes: z.array(z.object({ field: z.string(), from: scalar, to: scalar })),
  /** `promoted` and `rolled-back-to`: the release it was made from. */
  fromReleaseId: z.string().nullable(),
});
export type ReleaseChange = z.infer<typeof ReleaseChange>;

/**
 * What arrives on a live stream. The first event of each channel holds all its figures, later ones what became different.
 * `change` may be told twice after a reconnection, with the same `entry.id`.
 */
export const LiveEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('figures'),
    channelId: z.string(),
    totalActive: count,
    /** By label or native version, the newest 100 labels and the native versions. */
    releases: z.array(ReleaseFigures.extend({ label: z.string() })),
  }),
  z.object({ type: z.literal('change'), entry: ReleaseChange }),
  /** Something else about this channel is different: its keys, overrides, diffs, history. Read again what you show. */
  z.object({ type: z.literal('refresh'), channelId: z.string() }),
  /** The last event. Connect again after `stopping`; after the others sign in, or leave the page. */
  z.object({ type: z.literal('ended'), reason: z.enum(['signed-out', 'access-lost', 'stopping']) }),
]);
export type LiveEvent = z.infer<typeof LiveEvent>;

/** What the problem `conflict` holds besides, when a release was changed by somebody else: see `ifRevision`. */
export const StaleRelease = z.object({
  reason: z.literal('stale-revision'),
  /** The revision that the release has now; give it as `ifRevision` to change it all the same. */
  revision: z.number().int(),
  /** What was done since the revision that the caller has seen, newest first. */
  since: z.array(ReleaseChange),
});
export type StaleRelease = z.infer<typeof StaleRelease>;
