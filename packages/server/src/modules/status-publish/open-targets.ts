import { resolve } from 'node:path';
import type { S3Settings } from '../../platform/storage-s3.ts';
import { folderTarget } from './folder-target.ts';
import { s3Target } from './s3-target.ts';
import type { Target } from './target.ts';

/**
 * The targets that an operator named: folders, and buckets as `s3://bucket/prefix`.
 *
 * @example openTargets(['/var/www/status', 's3://status-eu/site'], s3);
 */
export function openTargets(names: string[], s3: S3Settings): Target[] {
  return names.map((name) => (name.startsWith('s3://') ? s3Target(name, s3) : folderTarget(resolve(name))));
}
