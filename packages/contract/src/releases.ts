import { z } from 'zod';
import { Empty, endpoint, inChannel, inOrg, inRelease, Instant, pageInput, pageOf } from './endpoint.ts';

const tag = 'Releases';
const label = z.string().regex(/^v[1-9]\d{0,8}$/, 'must be a label such as v12');
const description = z.string().max(10_000);
const rollout = z.number().int().min(1).max(100);
const appVersion = z.string().min(1).max(1000);

/** A numbered, immutable package on a channel with its targeting and state; sizes in bytes. */
export const Release = z.object({
  id: z.string(),
  channelId: z.string(),
  label,
  appVersion: z.string(),
  description: z.string(),
  isDisabled: z.boolean(),
  isMandatory: z.boolean(),
  /** The share of devices in percent; null when finished. */
  rollout: rollout.nullable(),
  isHalted: z.boolean(),
  haltReason: z.string().nullable(),
  packageHash: z.string(),
  sizeBytes: z.number().int(),
  downloadUrl: z.string(),
  isSigned: z.boolean().optional(),
  method: z.enum(['Upload', 'Promote', 'Rollback']),
  originalLabel: z.string().nullable(),
  originalChannel: z.string().nullable(),
  /** The e-mail address of who made it, and the name. */
  releasedBy: z.string(),
  releasedByName: z.string(),
  commit: z.string().nullable(),
  hasSourceMap: z.boolean(),
  diffs: z.array(z.object({ fromPackageHash: z.string(), sizeBytes: z.number().int() })),
  createdAt: Instant,
  /** Rises with each change; see `ifRevision`. */
  revision: z.number().int(),
});
export type Release = z.infer<typeof Release>;

/** A file on its way to the server, in chunks of `chunkSizeBytes`. */
export const Upload = z.object({
  id: z.string(),
  state: z.enum(['open', 'finished', 'released', 'cancelled']),
  sizeBytes: z.number().int(),
  chunkSizeBytes: z.number().int(),
  /** Numbers (from 1) of the chunks that are stored; send the others. */
  receivedChunks: z.array(z.number().int()),
  expiresAt: Instant,
});
export type Upload = z.infer<typeof Upload>;

const changes = {
  appVersion: appVersion.optional(),
  description: description.optional(),
  isDisabled: z.boolean().optional(),
  isMandatory: z.boolean().optional(),
  rollout: rollout.optional(),
};
/**
 * The revision that the caller has seen. When somebody else changed the release since, the answer is the problem
 * `conflict` with the members of `StaleRelease`, and nothing is changed. Left out: the last one wins.
 */
const ifRevision = { ifRevision: z.number().int().min(1).optional() };
const inUpload = { ...inOrg, upload: z.string().min(1).max(64) };

/** The endpoints of uploads and releases. */
export const releases = {
  startUpload: endpoint('release.create', {
    method: 'POST',
    path: '/organisations/{org}/uploads',
    summary: 'Begin an upload in chunks',
    tag,
    status: 201,
    idempotent: true,
  })
    .input(
      z.object({
        ...inOrg,
        app: z.string().min(1).max(1000),
        sizeBytes: z.number().int().min(1),
        fileName: z.string().max(1000),
        purpose: z.enum(['package', 'source-map']).default('package'),
      }),
    )
    .output(Upload),
  getUpload: endpoint('release.create', {
    method: 'GET',
    path: '/organisations/{org}/uploads/{upload}',
    summary: 'Which chunks have arrived',
    tag,
  })
    .input(z.object(inUpload))
    .output(Upload),
  putChunk: endpoint('release.create', {
    method: 'PUT',
    path: '/organisations/{org}/uploads/{upload}/chunks/{number}',
    summary: 'Send one chunk; sending it again changes nothing',
    tag,
  })
    .input(
      z.object({
        ...inUpload,
        number: z.coerce.number().int().min(1),
        sha256: z
          .string()
          .regex(/^[0-9a-f]{64}$/)
          .optional(),
        chunk: z.file(),
      }),
    )
    .output(z.object({ number: z.number().int(), sizeBytes: z.number().int() })),
  finishUpload: endpoint('release.create', {
    method: 'POST',
    path: '/organisations/{org}/uploads/{upload}/finish',
    summary: 'Put the chunks together',
    tag,
  })
    .input(
      z.object({
        ...inUpload,
        sha256: z
          .string()
          .regex(/^[0-9a-f]{64}$/)
          .optional(),
      }),
    )
    .output(Upload),
  cancelUpload: endpoint('release.create', {
    method: 'DELETE',
    path: '/organisations/{org}/uploads/{upload}',
    summary: 'Drop an upload',
    tag,
    status: 204,
  })
    .input(z.object(inUpload))
    .output(Empty),
  list: endpoint('release.read', {
    method: 'GET',
    path: '/organisations/{org}/apps/{app}/channels/{channel}/releases',
    summary: 'Releases, newest first, 1,000 at most',
    tag,
  })
    .input(
      z.object({
        ...inChannel,
        ...pageInput,
        /** A part of the label, of the native versions or of the description, in any case. */
        search: z.string().max(200).optional(),
      }),
    )
    .output(pageOf(Release)),
  create: endpoint('release.create', {
    method: 'POST',
    path: '/organisations/{org}/apps/{app}/channels/{channel}/releases',
    summary: 'Release an uploaded package',
    tag,
    status: 201,
    idempotent: true,
  })
    .input(
      z.object({
        ...inChannel,
        upload: z.string().min(1).max(64),
        appVersion,
        description: description.default(''),
        isDisabled: z.boolean().default(false),
        isMandatory: z.boolean().default(false),
        rollout: rollout.optional(),
        /** The package hash as the sender computed it; a difference is refused. */
        packageHash: z
          .string()
          .regex(/^[0-9a-f]{64}$/)
          .optional(),
        commit: z.string().max(200).optional(),
        sourceMapUpload: z.string().max(64).optional(),
      }),
    )
    .output(Release),
  check: endpoint('release.create', {
    method: 'POST',
    path: '/organisations/{org}/apps/{app}/channels/{channel}/release-check',
    summary: 'What a release would meet: its label, and every refusal at once',
    tag,
  })
    .input(
      z.object({
        ...inChannel,
        appVersion,
        packageHash: z
          .string()
          .regex(/^[0-9a-f]{64}$/)
          .optional(),
        sizeBytes: z.number().int().min(0).optional(),
        sourceMapSizeBytes: z.number().int().min(0).optional(),
        isSigned: z.boolean().optional(),
        rollout: rollout.optional(),
      }),
    )
    .output(
      z.object({
        nextLabel: z.string(),
        problems: z.array(
          z
            .looseObject({ code: z.string(), detail: z.string(), reason: z.string().optional() })
            .describe('As the refusal would be told, with the members that hold its facts'),
        ),
      }),
    ),
  get: endpoint('release.read', {
    method: 'GET',
    path: '/organisations/{org}/apps/{app}/channels/{channel}/releases/{release}',
    summary: 'One release',
    tag,
  })
    .input(z.object(inRelease))
    .output(Release),
  update: endpoint('release.update', {
    method: 'PATCH',
    path: '/organisations/{org}/apps/{app}/channels/{channel}/releases/{release}',
    summary: 'Change what may change; all of it or nothing',
    tag,
  })
    .input(z.object({ ...inRelease, ...changes, ...ifRevision }))
    .output(Release),
  halt: endpoint('release.update', {
    method: 'POST',
    path: '/organisations/{org}/apps/{app}/channels/{channel}/releases/{release}/halt',
    summary: 'Stop offering a release; devices on it stay',
    tag,
  })
    .input(z.object({ ...inRelease, reason: z.string().trim().min(1).max(1000), ...ifRevision }))
    .output(Release),
  resume: endpoint('release.update', {
    method: 'POST',
    path: '/organisations/{org}/apps/{app}/channels/{channel}/releases/{release}/resume',
    summary: 'Offer a halted release again',
    tag,
  })
    .input(z.object({ ...inRelease, ...ifRevision }))
    .output(Release),
  promote: endpoint('release.create', {
    method: 'POST',
    path: '/organisations/{org}/apps/{app}/channels/{channel}/promote',
    summary: 'Release the same package on another channel',
    tag,
    status: 201,
    idempotent: true,
  })
    .input(
      z.object({
        ...inChannel,
        to: z.string().min(1).max(1000),
        label: label.optional(),
        ...changes,
      }),
    )
    .output(Release),
  rollback: endpoint('release.create', {
    method: 'POST',
    path: '/organisations/{org}/apps/{app}/channels/{channel}/rollback',
    summary: 'Make an earlier release current again, as a new label',
    tag,
    status: 201,
    idempotent: true,
  })
    .input(z.object({ ...inChannel, label: label.optional() }))
    .output(Release),
  clearHistory: endpoint('history.clear', {
    method: 'DELETE',
    path: '/organisations/{org}/apps/{app}/channels/{channel}/releases',
    summary: 'Empty a channel: releases and figures; numbering starts at v1 again',
    tag,
    status: 204,
  })
    .input(z.object(inChannel))
    .output(Empty),
  getSourceMap: endpoint('release.read', {
    method: 'GET',
    path: '/organisations/{org}/apps/{app}/channels/{channel}/releases/{release}/source-map',
    summary: 'The source map kept with a release',
    tag,
  })
    .input(z.object(inRelease))
    .output(z.file()),
};
