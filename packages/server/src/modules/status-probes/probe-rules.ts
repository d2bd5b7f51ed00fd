/** What is probed; the keys of components of the page. */
export const PROBED = ['update-checks', 'package-downloads'] as const;
export type Probed = (typeof PROBED)[number];

/** How the status service judges probes. */
export interface ProbeRules {
  /** The places that are expected to report. */
  places: string[];
  intervalMs: number;
  /** A confirmed major outage that has lasted so long opens an incident. */
  noticeMs: number;
}

/** A check that takes longer is down. */
export const TIMEOUT_MS = 5000;
/** How long a round stays open for reports that are on their way. */
export const GRACE_MS = TIMEOUT_MS + 1000;
