import type { StatusComponentState } from '@codepushgo/contract';

/** The states of a component, the worst last. */
export const COMPONENT_STATES = [
  'operational',
  'under_maintenance',
  'degraded_performance',
  'partial_outage',
  'major_outage',
] as const satisfies StatusComponentState[];
