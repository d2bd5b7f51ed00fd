import { pageRollUp, type Component, type RollUp, type Snapshot } from '#status';

// A component that shows only while something is wrong must not make "all of them" impossible.
function isVisibleLeaf({ isGroup, onlyShowIfDegraded, state }: Component): boolean {
  return !isGroup && !(onlyShowIfDegraded && state === 'operational');
}

/**
 * The state of the whole page: what its visible components say, raised by open incidents.
 *
 * @example pageStatus(now); // { indicator: 'none', description: 'All Systems Operational' }
 */
export function pageStatus({ components, incidents }: Pick<Snapshot, 'components' | 'incidents'>): RollUp {
  return pageRollUp(
    components.filter(isVisibleLeaf).map(({ state }) => state),
    incidents.map(({ status, impact, impactOverride }) => ({ status, impact: impactOverride ?? impact })),
  );
}
