import { COMPONENT_STATES, IMPACTS, type ComponentState, type Impact, type Incident } from './facts.ts';

/**
 * The worst of several states; operational when there is none.
 *
 * @example worstState(['degraded_performance', 'major_outage']); // 'major_outage'
 */
export function worstState(states: Iterable<ComponentState>): ComponentState {
  return [...states].reduce(
    (worst, state) => (COMPONENT_STATES.indexOf(state) > COMPONENT_STATES.indexOf(worst) ? state : worst),
    'operational',
  );
}

/**
 * The graver of two impacts.
 *
 * @example graverImpact('minor', 'major'); // 'major'
 */
export function graverImpact(a: Impact, b: Impact): Impact {
  return IMPACTS.indexOf(a) >= IMPACTS.indexOf(b) ? a : b;
}

/** The line over a page, in the words of the Statuspage API. */
export interface RollUp {
  indicator: Impact;
  description: string;
}

/**
 * What the states of all leaves together amount to: the table of the Statuspage API, first match wins.
 *
 * @example rollUp(['major_outage', 'operational']); // { indicator: 'major', description: 'Partial System Outage' }
 */
export function rollUp(states: ComponentState[]): RollUp {
  const any = (state: ComponentState): boolean => states.includes(state);
  const all = (state: ComponentState): boolean => any(state) && states.every((each) => each === state);
  if (all('major_outage')) return { indicator: 'critical', description: 'Major System Outage' };
  if (any('major_outage') || all('partial_outage'))
    return { indicator: 'major', description: 'Partial System Outage' };
  if (any('partial_outage')) return { indicator: 'minor', description: 'Minor Service Outage' };
  if (all('degraded_performance')) return { indicator: 'minor', description: 'Degraded System Service' };
  if (any('degraded_performance')) return { indicator: 'minor', description: 'Partially Degraded Service' };
  if (any('under_maintenance')) return { indicator: 'maintenance', description: 'Service Under Maintenance' };
  return { indicator: 'none', description: 'All Systems Operational' };
}

const SENTENCES: Record<Impact, string> = {
  none: 'All Systems Operational',
  maintenance: 'Service Under Maintenance',
  minor: 'Minor Service Outage',
  major: 'Partial System Outage',
  critical: 'Major System Outage',
};

/**
 * The line over the page: components, and incidents that are not resolved, each of which counts at least as minor.
 *
 * @example pageRollUp(['operational'], [{ status: 'monitoring', impact: 'none' }]); // { indicator: 'minor', description: 'Minor Service Outage' }
 */
export function pageRollUp(
  states: ComponentState[],
  incidents: Pick<Incident, 'status' | 'impact'>[],
): RollUp {
  const byComponents = rollUp(states);
  const indicator = incidents
    .filter(({ status }) => isUnresolved(status))
    .map(({ impact }) => graverImpact(impact, 'minor'))
    .reduce(graverImpact, byComponents.indicator);
  return indicator === byComponents.indicator
    ? byComponents
    : { indicator, description: SENTENCES[indicator] };
}

/**
 * Whether an incident is still open.
 *
 * @example isUnresolved('monitoring'); // true
 */
export function isUnresolved(status: Incident['status']): boolean {
  return status !== 'resolved' && status !== 'postmortem';
}
