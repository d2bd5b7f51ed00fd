import { resolve } from 'node:path';
import type { StatusConfig } from '#status';
import { folderTarget } from './folder-target.ts';
import { primaryFolder } from './primary-folder.ts';
import { s3Target } from './s3-target.ts';
import type { Target } from './target.ts';

/**
 * The targets that an operator named: folders, and buckets as `s3://bucket/prefix`. Each is there once, and the primary
 * folder is none of them: two that write to one place would take each other's files away.
 *
 * @example openTargets(ctx.config).map(({ name }) => name); // ['/var/www/status', 's3://status-eu/site']
 */
export function openTargets(config: Pick<StatusConfig, 'statusTargets' | 's3' | 'statusDataDir'>): Target[] {
  const names = config.statusTargets.map((name) =>
    isBucket(name) ? name.replace(/\/+$/, '') : resolve(name),
  );
  const primary = resolve(primaryFolder({ config }));
  return [...new Set(names)]
    .filter((name) => name !== primary)
    .map((name) => (isBucket(name) ? s3Target(name, config.s3) : folderTarget(name)));
}

function isBucket(name: string): boolean {
  return name.startsWith('s3://');
}
