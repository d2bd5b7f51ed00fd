import type { ServerResponse } from 'node:http';
import { countsOf } from '#failed-checks';
import type { Platform } from '../../context.ts';
import type { ServedRelease } from './served-bytes.ts';

/** What becomes known of a download until it is counted. */
export interface DownloadNote {
  /** Whose it is, once that is known. */
  release: ServedRelease | null;
  /** The answer begins. */
  began(): void;
  /** Reading the file failed in the middle. */
  brokeOff(): void;
}

const SERVER_FAULT = 500;

/** Counts a download when its answer is over: by its beginning, since how long the rest takes is up to the device. */
export function noteDownload(platform: Platform, res: ServerResponse): DownloadNote {
  const counts = countsOf(platform);
  const sinceMs = platform.clock.nowMs();
  let hasBegun = false;
  let isFailed = false;
  const note: DownloadNote = {
    release: null,
    began: () => {
      hasBegun = true;
      isFailed = counts.isLate(sinceMs);
    },
    brokeOff: () => void (isFailed = true),
  };
  res.once('close', () => {
    const { channelId = null } = note.release ?? {};
    isFailed ||= res.statusCode >= SERVER_FAULT;
    if (hasBegun || isFailed) counts.count('download', channelId, isFailed, sinceMs);
  });
  return note;
}
