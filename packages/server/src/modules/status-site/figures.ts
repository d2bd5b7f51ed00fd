import type { Snapshot } from '#status';
import {
  dayBars,
  measureMonth,
  monthOf,
  monthsOfUptime,
  uptimeOverDays,
  type DayBar,
  type MonthFigure,
  type MonthUptime,
} from '#status-availability';
import { monthsBack } from './show-time.ts';

const MONTHS = 12;

/** What was measured of one component. */
export interface ComponentFigures {
  /** 90, the oldest first, the last one today. */
  days: DayBar[];
  /** Over those days, in per cent; null while nothing was measured. */
  percent: string | null;
  /** Since it began, the newest first. */
  months: MonthUptime[];
}

/** Everything measured that the site shows. */
export interface SiteFigures {
  components: ReadonlyMap<string, ComponentFigures>;
  /** The newest first; none when no component is part of the commitment. */
  commitment: MonthFigure[];
}

/** Every figure of every page, computed once for both languages. */
export function siteFigures({ facts, components, checkedAt }: Snapshot): SiteFigures {
  const shown = components.filter(({ isShowcase, isGroup }) => isShowcase && !isGroup);
  const inScope = facts.components.filter(({ isInSla }) => isInSla).map(({ startedAt }) => startedAt);
  const first = inScope.toSorted()[0];
  const months = first === undefined ? [] : monthsBack(monthOf(first), monthOf(checkedAt)).slice(0, MONTHS);
  return {
    components: new Map(shown.map(({ id }) => [id, figuresOf(facts, id, checkedAt)])),
    commitment: months.map((month) => measureMonth(facts, { month, asOf: checkedAt })),
  };
}

function figuresOf(facts: Snapshot['facts'], id: string, asOf: string): ComponentFigures {
  const startedAt = facts.components.find((one) => one.id === id)?.startedAt ?? asOf;
  return {
    days: dayBars(facts, id, { asOf }),
    percent: uptimeOverDays(facts, id, { asOf }).printed,
    months: monthsOfUptime(facts, id, { asOf, months: MONTHS }).filter(
      ({ month }) => month >= monthOf(startedAt),
    ),
  };
}
