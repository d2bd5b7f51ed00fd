import type { ComponentState, MeasuredFacts } from '#status';

/** A month looked at second by second, written to be read and not to be quick. Seconds count from 1970. */
export interface SlowWish {
  month: { from: number; to: number };
  /** Nothing happens outside of these seconds. */
  looked: { from: number; to: number };
  term: { from: number; to: number };
  asOf: number;
  orgId: string | null;
  noticeSeconds: number;
  emergencySeconds: number;
}

export interface SlowFigure {
  deciseconds: number;
  excluded: number;
  unmeasured: number;
  display: Record<string, { deciseconds: number; denominator: number; unmeasured: number }>;
}

const TENTHS: Record<ComponentState, number> = {
  operational: 0,
  under_maintenance: 0,
  degraded_performance: 0,
  partial_outage: 3,
  major_outage: 10,
};
const at = (instant: string): number => Date.parse(instant) / 1000;
const holds = (one: { from: string; to: string | null }, second: number): boolean =>
  at(one.from) <= second && (one.to === null || second < at(one.to));

/** The figures of a month by asking every fact in every second. */
export function slowAvailability(facts: MeasuredFacts, wish: SlowWish): SlowFigure {
  const inScope = facts.components.filter(({ isInSla }) => isInSla).map(({ id }) => id);
  const figure: SlowFigure = { deciseconds: 0, excluded: 0, unmeasured: 0, display: {} };
  for (const { id, startedAt } of facts.components) {
    const lived = Math.min(wish.asOf, wish.month.to) - Math.max(at(startedAt), wish.month.from);
    figure.display[id] = { deciseconds: 0, denominator: Math.max(0, lived), unmeasured: 0 };
  }
  let emergencyLeft = wish.emergencySeconds;
  for (let second = wish.looked.from; second < wish.looked.to; second += 1) {
    if (second < wish.month.from || second >= wish.month.to) continue;
    const tenthsOf = (id: string): number =>
      Math.max(
        -1,
        ...facts.states
          .filter((one) => one.componentId === id && holds(one, second))
          .map((one) => TENTHS[one.state]),
      );
    const isGap = (id: string): boolean =>
      tenthsOf(id) === -1 && facts.gaps.some((one) => one.componentId === id && holds(one, second));
    const inMaintenance = (id: string): boolean =>
      facts.windows.some(
        (one) =>
          one.componentIds.includes(id) &&
          holds(one, second) &&
          one.cancelledAt === null &&
          one.noticeSentAt !== null &&
          at(one.noticeSentAt) + wish.noticeSeconds <= at(one.from),
      );
    const named = facts.exclusions.filter(
      (one) => holds(one, second) && one.componentIds.some((id) => inScope.includes(id)),
    );
    const isEmergency = named.some(({ reason }) => reason === 'emergency_maintenance');
    const isAllowed = isEmergency && emergencyLeft > 0;
    if (isEmergency) emergencyLeft -= 1;
    if (second >= wish.asOf) continue;
    const isExcluded = (id: string): boolean =>
      inMaintenance(id) ||
      named
        .filter((one) => one.componentIds.includes(id))
        .some(
          ({ reason, orgId }) =>
            reason === 'force_majeure' ||
            (reason === 'emergency_maintenance' && isAllowed) ||
            (reason === 'customer_caused' && orgId !== null && orgId === wish.orgId),
        );
    for (const { id, startedAt } of facts.components) {
      if (second < at(startedAt)) continue;
      const shown = figure.display[id]!;
      if (isGap(id)) shown.unmeasured += 1;
      if (isGap(id)) shown.denominator -= 1;
      if (!inMaintenance(id)) shown.deciseconds += Math.max(0, tenthsOf(id));
    }
    if (second < wish.term.from || second >= wish.term.to) continue;
    const down = inScope.filter((id) => tenthsOf(id) > 0);
    const counted = down.filter((id) => !isExcluded(id));
    if (counted.length > 0) figure.deciseconds += Math.max(...counted.map(tenthsOf));
    else if (down.length > 0) figure.excluded += 1;
    if (inScope.some(isGap)) figure.unmeasured += 1;
  }
  return figure;
}
