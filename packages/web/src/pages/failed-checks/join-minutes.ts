import type { CheckMinute } from '@codepushgo/contract';

const MINUTE_MS = 60_000;

/** Minutes in a row that are alike. */
export interface Stretch {
  fromMs: number;
  minutes: number;
  state: 'fine' | 'failed' | 'unmeasured';
  checks: number;
  failedChecks: number;
  downloads: number;
  failedDownloads: number;
}

/** Joins minutes in a row that are alike, the newest first; each in which something failed stays by itself. */
export function joinMinutes(minutes: CheckMinute[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { minute, isMeasured, ...counts } of minutes) {
    const failed = counts.failedChecks + counts.failedDownloads > 0;
    const state = !isMeasured ? 'unmeasured' : failed ? 'failed' : 'fine';
    const fromMs = Date.parse(minute);
    const last = stretches.at(-1);
    const isNext = last && last.fromMs + last.minutes * MINUTE_MS === fromMs;
    if (!isNext || last.state !== state || state === 'failed') {
      stretches.push({ fromMs, minutes: 1, state, ...counts });
      continue;
    }
    last.minutes++;
    last.checks += counts.checks;
    last.downloads += counts.downloads;
  }
  return stretches.toReversed();
}
