import { join } from 'node:path';
import type { StatusConfig } from '#status';

/**
 * The folder that the service itself serves.
 *
 * @example primaryFolder(ctx); // '/var/lib/codepushgo/status/site'
 */
export function primaryFolder({ config }: { config: Pick<StatusConfig, 'statusDataDir'> }): string {
  return join(config.statusDataDir, 'site');
}
