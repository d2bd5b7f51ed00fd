import type { ComponentState } from '#status';

/** What is promised about availability, and how it is counted. A new version is a new entry; old months keep theirs. */
export interface AvailabilityPolicy {
  version: number;
  /** The first month it holds for, `YYYY-MM`. */
  since: string;
  /** Per cent of a month, as a decimal. */
  commitment: string;
  /** How much of a second in a state is lost, as a decimal from 0 to 1. */
  weights: Record<ComponentState, string>;
  /** A month below a limit earns this share of its fee, in per cent; the lowest limit that is undercut counts. */
  bands: { below: string; creditPercent: number }[];
  /** How long before its window maintenance must have been announced by mail to be left out. */
  noticeSeconds: number;
  /** How much of a month emergency maintenance may take out. */
  emergencySeconds: number;
  /** Per cent of a month without measurement above which operators are told. */
  unmeasuredAlarm: string;
  /** Days after the end of a month within which a credit is claimed. */
  claimDays: number;
  /** The day of the next month on which a month is frozen. */
  freezeDay: number;
}

/** Oldest first. */
const AVAILABILITY_POLICIES: readonly AvailabilityPolicy[] = [
  {
    version: 1,
    since: '2000-01',
    commitment: '99',
    weights: {
      operational: '0',
      under_maintenance: '0',
      degraded_performance: '0',
      partial_outage: '0.3',
      major_outage: '1',
    },
    bands: [
      { below: '99', creditPercent: 10 },
      { below: '98', creditPercent: 15 },
      { below: '97', creditPercent: 20 },
      { below: '95', creditPercent: 30 },
    ],
    noticeSeconds: 86_400,
    emergencySeconds: 7_200,
    unmeasuredAlarm: '1',
    claimDays: 30,
    freezeDay: 3,
  },
];

/**
 * The policy that holds for a month, `YYYY-MM`.
 *
 * @throws RangeError for a month before the first policy
 * @example availabilityPolicyOf('2026-09').commitment; // '99'
 */
export function availabilityPolicyOf(month: string): AvailabilityPolicy {
  const found = AVAILABILITY_POLICIES.findLast(({ since }) => since <= month);
  if (!found) throw new RangeError(`No policy of availability holds for ${month}.`);
  return found;
}
