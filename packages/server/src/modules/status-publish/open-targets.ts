import { resolve } from 'node:path';
import type { StatusConfig } from '#status';
import { folderTarget } from './folder-target.ts';
import { s3Target } from './s3-target.ts';
import type { Target } from './target.ts';

/**
 * The targets that an operator named: folders, and buckets as `s3://bucket/prefix`.
 *
 * @example openTargets(ctx.config).map(({ name }) => name); // ['/var/www/status', 's3://status-eu/site']
 */
export function openTargets({ statusTargets, s3 }: Pick<StatusConfig, 'statusTargets' | 's3'>): Target[] {
  return statusTargets.map((name) =>
    name.startsWith('s3://') ? s3Target(name, s3) : folderTarget(resolve(name)),
  );
}
