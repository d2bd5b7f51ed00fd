import type { StatusContext } from './context.ts';
import { worstState } from './states.ts';
import type { Affected, ComponentState } from './facts.ts';

/**
 * The state of each component now, groups and archived ones left out: the worst of all sources.
 *
 * @example componentStates(ctx).get('x7k2m9q4w1zt'); // 'operational'
 */
export function componentStates(ctx: StatusContext): Map<string, ComponentState> {
  const said = new Map<string, ComponentState[]>();
  const say = (id: string, state: ComponentState): void =>
    void said.set(id, [...(said.get(id) ?? []), state]);
  const { db } = ctx.store;
  for (const row of db
    .prepare('select component_id, state from status_probe_intervals where ends_at is null')
    .all())
    say(String(row.component_id), row.state as ComponentState);
  for (const { componentId, newState } of attachedNow(ctx)) say(componentId, newState);
  for (const row of db.prepare(MAINTAINED).all())
    for (const id of JSON.parse(String(row.component_ids)) as string[]) say(id, 'under_maintenance');
  const leaves = db
    .prepare('select id from status_components where is_group = 0 and archived_at is null')
    .all();
  return new Map(leaves.map(({ id }) => [String(id), worstState(said.get(String(id)) ?? [])]));
}

// The newest update of each open incident, by the time that it shows.
const NEWEST = `
select affected from status_updates u join status_events e on e.id = u.event_id
where e.kind = 'incident' and e.status not in ('resolved', 'postmortem') and u.seq =
  (select seq from status_updates where event_id = e.id order by display_at desc, seq desc limit 1)`;

function attachedNow({ store }: StatusContext): Affected[] {
  return store.db
    .prepare(NEWEST)
    .all()
    .flatMap(({ affected }) => JSON.parse(String(affected ?? '[]')) as Affected[]);
}

const MAINTAINED = `
select w.component_ids from status_windows w join status_events e on e.id = w.event_id
where e.kind = 'maintenance' and e.status in ('in_progress', 'verifying') and w.cancelled_at is null`;
