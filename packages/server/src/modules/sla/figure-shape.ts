import type { SlaExclusion, SlaFigure } from '@codepushgo/contract';
import type { MeasuredFacts } from '#status';
import { exactly, printedAvailability, type MonthFigure } from '#status-availability';

/** A figure as it is told and kept; components are left out, for the commitment is one figure over all of them. */
export function toFigure(figure: MonthFigure): SlaFigure {
  const { downtimeSeconds, availability, intervals, ...rest } = figure;
  return {
    ...rest,
    downtimeSeconds: Number(downtimeSeconds.n) / Number(downtimeSeconds.d),
    availability: printedAvailability(availability),
    availabilityExact: exactly(availability),
    intervals: intervals.map(({ from, to, state, excludedAs }) => ({ from, to, state, excludedAs })),
  };
}

/** What was taken out of the figure, in order of time, without saying whose doing it was. */
export function toExclusions({ exclusions }: MeasuredFacts): SlaExclusion[] {
  return exclusions
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .map(({ reason, from, to, text, orgId }) => ({
      reason,
      from,
      to,
      text,
      isForOneCustomer: orgId !== null,
    }));
}
