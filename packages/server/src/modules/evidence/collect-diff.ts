import type { DiffEvidence } from '@codepushgo/contract';
import { diffManifests, type Manifest } from '@codepushgo/bundle';
import { readManifest } from '#delivery';
import { authorise } from '#organisations';
import { findReleases, type ReleaseRecord } from '#releases';
import type { Ctx } from '../../context.ts';
import type { Place } from './find-place.ts';

const MOST_FILES = 100;

/** What the release changed against the one before it, by its files; null when there is no such release. */
export async function collectDiff(ctx: Ctx, { channel, release }: Place): Promise<DiffEvidence | null> {
  if (!channel) return null;
  authorise(channel.access, 'release.read');
  const at = { orgId: channel.org.id, channelId: channel.channel.id, limit: 1 };
  const number = release === null ? undefined : Number(release.slice(1));
  const [record] = await findReleases(ctx.db, { ...at, number });
  if (!record) return null;
  const [before] = await findReleases(ctx.db, { ...at, before: record.number });
  const now = await manifestOf(ctx, record);
  const then = before ? await manifestOf(ctx, before) : {};
  const { changedFiles, deletedFiles } = diffManifests(then, now);
  const files = [
    ...changedFiles.map((path) => ({
      path,
      change: path in then ? ('changed' as const) : ('added' as const),
    })),
    ...deletedFiles.map((path) => ({ path, change: 'removed' as const })),
  ];
  const count = (change: string): number => files.filter((file) => file.change === change).length;
  return {
    app: channel.app.name,
    channel: channel.channel.name,
    label: record.label,
    comparedWith: before?.label ?? null,
    sizeBytes: record.sizeBytes,
    previousSizeBytes: before?.sizeBytes ?? null,
    added: count('added'),
    changed: count('changed'),
    removed: count('removed'),
    files: files.slice(0, MOST_FILES),
  };
}

// A release of a single file has no manifest: its contents are its hash.
async function manifestOf(ctx: Ctx, { manifestBlob, packageHash }: ReleaseRecord): Promise<Manifest> {
  return manifestBlob === null ? { package: packageHash } : readManifest(ctx, manifestBlob);
}
