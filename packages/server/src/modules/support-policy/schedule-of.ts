import type { Coverage, SupportPolicy, SupportSchedule } from '@codepushgo/contract';

/**
 * The business hours that hold for a customer: those of the contract, or else of the policy, in the zone of the
 * contract, or else of the organisation, and with the other hours of the contract's holidays.
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
  const { days, intervals } = contract?.hours ?? {
    days: hours.days,
    intervals: [{ open: hours.opens, close: hours.closes }],
  };
  const holidays = contract?.holidays ?? [];
  return {
    timeZone: contract?.timeZone ?? timeZone,
    weekly: Object.fromEntries(days.map((day) => [day, intervals])),
    exceptions: holidays.map(({ date, name, intervals: open = [] }) => ({ date, name, intervals: open })),
  };
}
