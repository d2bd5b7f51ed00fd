import type { ComponentState, Exclusion, ExclusionReason, MeasuredFacts, Window } from '#status';
import type { AvailabilityPolicy } from './policy.ts';
import { lengthOf, meet, secondOf, union, type Span } from './span.ts';

/** Why an outage is left out of the figure of the commitment. */
export type ExcludedAs = 'maintenance' | ExclusionReason;

/** One fact, clipped to the time that is looked at. */
export type Layer = Span &
  (
    | { kind: 'state'; componentId: string; state: ComponentState; incidentId: string | null }
    | { kind: 'gap'; componentId: string }
    | { kind: 'excluded'; componentIds: string[]; as: ExcludedAs; id: string }
  );

/** What the layers are made for. */
export interface Look {
  period: Span;
  /** Only these components; every fact about others is left out. */
  componentIds: ReadonlySet<string>;
  policy: AvailabilityPolicy;
  /** Exclusions change the figure of the commitment alone; null leaves them out. */
  exclusionsFor: { orgId: string | null; month: Span } | null;
}

type Clip = (from: string, to: string | null) => Span;
type Excluded = Extract<Layer, { kind: 'excluded' }>;

/** Whether maintenance was announced in time and took place; then its window, as announced, is no outage. */
function isAnnounced({ from, noticeSentAt, cancelledAt }: Window, policy: AvailabilityPolicy): boolean {
  if (noticeSentAt === null || cancelledAt !== null) return false;
  const notice =
    Temporal.Instant.from(from).epochMilliseconds - Temporal.Instant.from(noticeSentAt).epochMilliseconds;
  return notice >= policy.noticeSeconds * 1000;
}

/** The first seconds of all emergency maintenance of the month, as many as may be left out. */
function emergencyAllowance(emergencies: Exclusion[], month: Span, limitSeconds: number): Span[] {
  const spans = emergencies.map(({ from, to }) => meet(month, { from: secondOf(from), to: secondOf(to) }));
  let left = limitSeconds;
  return union(spans).map(({ from, to }) => {
    const taken = Math.min(left, to - from);
    left -= taken;
    return { from, to: from + taken };
  });
}

function exclusionLayers(exclusions: Exclusion[], look: Look): Excluded[] {
  const { exclusionsFor, componentIds, period, policy } = look;
  if (!exclusionsFor) return [];
  const known = exclusions.filter((one) => one.componentIds.some((id) => componentIds.has(id)));
  const emergencies = known.filter(({ reason }) => reason === 'emergency_maintenance');
  const allowance = emergencyAllowance(emergencies, exclusionsFor.month, policy.emergencySeconds);
  return known.flatMap((one) => {
    // What one customer caused changes nobody else's figure.
    if (one.reason === 'customer_caused' && (one.orgId === null || one.orgId !== exclusionsFor.orgId))
      return [];
    const whole = meet(period, { from: secondOf(one.from), to: secondOf(one.to) });
    const spans =
      one.reason === 'emergency_maintenance' ? allowance.map((span) => meet(whole, span)) : [whole];
    return spans.map((span) => ({
      ...span,
      kind: 'excluded' as const,
      componentIds: one.componentIds,
      as: one.reason,
      id: one.id,
    }));
  });
}

function windowLayers(windows: Window[], look: Look, clip: Clip): Excluded[] {
  return windows
    .filter((window) => isAnnounced(window, look.policy))
    .map(({ from, to, componentIds, maintenanceId }) => ({
      ...clip(from, to),
      kind: 'excluded',
      componentIds,
      as: 'maintenance',
      id: maintenanceId,
    }));
}

/** Everything that is known about some components in a time, clipped to it; what lasts, lasts to its end. */
export function layFacts(facts: MeasuredFacts, look: Look): Layer[] {
  const clip: Clip = (from, to) =>
    meet(look.period, { from: secondOf(from), to: to === null ? Infinity : secondOf(to) });
  const isAsked = ({ componentId }: { componentId: string }): boolean => look.componentIds.has(componentId);
  const layers: Layer[] = [
    ...facts.states.filter(isAsked).map(({ from, to, componentId, state, incidentId }) => ({
      ...clip(from, to),
      kind: 'state' as const,
      componentId,
      state,
      incidentId,
    })),
    ...facts.gaps
      .filter(isAsked)
      .map(({ from, to, componentId }) => ({ ...clip(from, to), kind: 'gap' as const, componentId })),
    ...windowLayers(facts.windows, look, clip),
    ...exclusionLayers(facts.exclusions, look),
  ];
  return layers.filter((layer) => lengthOf([layer]) > 0);
}
