import { Problem } from '../../platform/problem.ts';
import { PROBED, type ProbeRules, type Probed } from './probe-rules.ts';

/** What one place found of one component. */
export interface ProbeReport {
  component: Probed;
  /** When the check began, ISO 8601 in UTC. */
  at: string;
  isUp: boolean;
  tookMs: number;
  /** Why it is down, in a word or two; null when it is up. */
  reason: string | null;
}

/** What a place sends. */
export interface ReportBatch {
  place: string;
  reports: ProbeReport[];
}

const MOST_REPORTS = 5000;
const LONGEST_REASON = 200;

/**
 * Reads what a place sent.
 *
 * @throws Problem `invalid-input` that says what is wrong
 */
export function readBatch(body: unknown, { places }: Pick<ProbeRules, 'places'>): ReportBatch {
  const { place, reports } = asObject(body);
  if (typeof place !== 'string' || !places.includes(place))
    throw wrong(`The place ${JSON.stringify(place)} is not expected. Name it in PROBE_PLACES.`);
  if (!Array.isArray(reports) || reports.length > MOST_REPORTS)
    throw wrong(`"reports" must be a list of at most ${MOST_REPORTS}.`);
  return { place, reports: reports.map(readReport) };
}

function readReport(given: unknown): ProbeReport {
  const { component, at, isUp, tookMs, reason } = asObject(given);
  const probed = PROBED.find((name) => name === component);
  if (!probed) throw wrong(`"component" must be one of ${PROBED.join(', ')}.`);
  if (typeof at !== 'string' || Number.isNaN(Date.parse(at))) throw wrong('"at" must be an instant.');
  if (typeof isUp !== 'boolean') throw wrong('"isUp" must be true or false.');
  if (typeof tookMs !== 'number' || !(tookMs >= 0)) throw wrong('"tookMs" must be a number from 0.');
  const why = typeof reason === 'string' ? reason.slice(0, LONGEST_REASON) : null;
  return { component: probed, at, isUp, tookMs: Math.round(tookMs), reason: why };
}

function asObject(given: unknown): Record<string, unknown> {
  if (typeof given !== 'object' || given === null) throw wrong('A report must be an object.');
  return given as Record<string, unknown>;
}

function wrong(detail: string): Problem {
  return new Problem('invalid-input', detail);
}
