import type { Clock } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import { signRequest } from '../../platform/signed-request.ts';
import type { ReportBatch, ProbeReport } from './report.ts';

/** Where reports go. */
export interface StatusAddress {
  /** The origin of the status service. */
  url: string;
  key: string;
}

/** Brings a batch to the status service; false when it has to be tried again. */
export type Deliver = (batch: ReportBatch) => Promise<boolean>;

const REPORTS_PATH = '/operator/v1/probe-reports';
const BUDGET_MS = 5000;

/**
 * Sends batches to a status service by signed HTTP.
 *
 * @example
 * const deliver = deliverTo({ url: 'https://status.example.com', key: 'k'.repeat(32) }, platform.clock, platform.log);
 * await deliver({ place: 'eu', reports: [] }); // false while the service is away
 */
export function deliverTo({ url, key }: StatusAddress, clock: Clock, log: Log): Deliver {
  let isBroken = false;
  return async (batch) => {
    const body = JSON.stringify(batch);
    try {
      const signed = signRequest(key, { method: 'POST', path: REPORTS_PATH, body }, clock);
      const answer = await fetch(url + REPORTS_PATH, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...signed },
        body,
        signal: AbortSignal.timeout(BUDGET_MS),
      });
      const said = await answer.text();
      if (!answer.ok) throw new Error(`The status service answers ${answer.status}: ${said.slice(0, 300)}`);
      isBroken = false;
      return true;
    } catch (error) {
      // Told once, not with every round.
      if (!isBroken) log.warn({ err: error, url }, 'reports could not be sent; they are kept');
      isBroken = true;
      return false;
    }
  };
}

// A day of one component a minute; what is older than that is given up first.
const MOST_KEPT = 2880;
const AT_ONCE = 500;

/** Keeps reports until they are delivered. */
export interface Outbox {
  add(reports: ProbeReport[]): void;
  /** Sends what waits, the oldest first; one sending at a time. */
  flush(): Promise<void>;
  /** How many reports wait. */
  waiting(): number;
}

/** Reports of one place on their way, in bounded memory. */
export function openOutbox(place: string, deliver: Deliver, mostKept = MOST_KEPT): Outbox {
  let waiting: ProbeReport[] = [];
  let sending: Promise<void> | null = null;
  const send = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, AT_ONCE);
      if (!(await deliver({ place, reports: batch }))) return;
      const sent = new Set(batch);
      waiting = waiting.filter((report) => !sent.has(report));
    }
  };
  return {
    add: (reports) => void (waiting = [...waiting, ...reports].slice(-mostKept)),
    flush: () => (sending ??= send().finally(() => (sending = null))),
    waiting: () => waiting.length,
  };
}
