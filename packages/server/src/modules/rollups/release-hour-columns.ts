/** What is summed by hour: names here and in the table. */
export const HOUR_COLUMNS = {
  active: 'active',
  downloaded: 'downloaded',
  installed: 'installed',
  failed: 'failed',
  failedLater: 'failed_later',
  rolledBack: 'rolled_back',
  wentBack: 'went_back',
  anonymousActive: 'anonymous_active',
  anonymousDownloaded: 'anonymous_downloaded',
  anonymousInstalled: 'anonymous_installed',
  anonymousFailed: 'anonymous_failed',
  fullTransfers: 'full_transfers',
  diffTransfers: 'diff_transfers',
  fullBytes: 'full_bytes',
  diffBytes: 'diff_bytes',
} as const;

/** One of the sums. */
export type HourColumn = keyof typeof HOUR_COLUMNS;
