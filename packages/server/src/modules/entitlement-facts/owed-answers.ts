import type { OrganisationRow } from '#organisations';
import { addTarget } from '#support-clocks';
import { scheduleOf, targetText } from '#support-policy';
import type {
  Coverage,
  EntitlementAnswer,
  EntitlementClock,
  OwedAnswer,
  ResponseTarget,
  Severity,
  SupportPolicy,
} from '@codepushgo/contract';

const SEVERITIES = ['urgent', 'high', 'normal', 'low'] as const;

/**
 * What a clock owes by a policy, and when, if the request were sent at an instant.
 *
 * @param place the organisation whose zone and contract business hours follow; null: UTC
 */
export function owedAnswers(
  clock: EntitlementClock,
  policy: SupportPolicy,
  place: { org: OrganisationRow; coverage: Coverage } | null,
  now: Date,
): Pick<EntitlementAnswer, 'owed' | 'timeZone'> {
  const { kind, queue, responseRow, starts } = clock;
  if (kind === 'none') return { owed: [], timeZone: null };
  const schedule = scheduleOf(policy, place?.coverage ?? null, place?.org.timeZone ?? 'UTC');
  const owe = (severity: Severity | null, target: ResponseTarget): OwedAnswer => ({
    severity,
    target,
    text: { en: targetText(target, 'en'), fr: targetText(target, 'fr') },
    dueAt:
      starts === 'now' || starts === 'link'
        ? addTarget(target, now, { schedule, businessDayHours: policy.businessDayHours }).toISOString()
        : null,
  });
  const { timeZone } = schedule;
  if (queue) return { owed: [owe(null, policy.queues[queue])], timeZone };
  if (!responseRow) return { owed: [], timeZone };
  return { owed: SEVERITIES.map((one) => owe(one, policy.responseTimes[responseRow][one])), timeZone };
}
