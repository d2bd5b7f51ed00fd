import type { Coverage, SupportPolicy, SupportSchedule } from '@codepushgo/contract';

/**
 * The business hours that hold for a customer: the hours of the policy, in the zone and without the holidays of the
 * contract, or else in the zone of the organisation.
 *
 * @param coverage of the project or the organisation; null: nothing is known of a contract
 * @param timeZone of the organisation, as the IANA database names it
 * @example scheduleOf(policy, null, org.timeZone).weekly[1]; // [{ open: '06:00', close: '18:00' }]
 */
export function scheduleOf(
  { hours }: Pick<SupportPolicy, 'hours'>,
  coverage: Pick<Coverage, 'contract'> | null,
  timeZone: string,
): SupportSchedule {
  const contract = coverage?.contract ?? null;
  const intervals = [{ open: hours.opens, close: hours.closes }];
  return {
    timeZone: contract?.timeZone ?? timeZone,
    weekly: Object.fromEntries(hours.days.map((day) => [day, intervals])),
    exceptions: (contract?.holidays ?? []).map(({ date, name }) => ({ date, name, intervals: [] })),
  };
}
