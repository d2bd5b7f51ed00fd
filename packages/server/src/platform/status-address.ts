import type { Config } from '../config.ts';

/** The origin of the status site; null where this platform has none. */
export function statusAddress({ statusUrl }: Pick<Config, 'statusUrl'>): string | null {
  return new URL(statusUrl).port === '0' ? null : statusUrl;
}

/** Where everybody reads of an incident or a maintenance; null where there is no status site. */
export function eventAddress(config: Pick<Config, 'statusUrl'>, id: string): string | null {
  const site = statusAddress(config);
  return site === null ? null : `${site}/i/${encodeURIComponent(id)}`;
}
