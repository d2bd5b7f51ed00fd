import { Problem } from '../../platform/problem.ts';
import { componentStates } from './component-states.ts';
import type { StatusContext } from './context.ts';
import type { Component, ComponentState } from './facts.ts';
import { worstState } from './states.ts';

type Row = Record<string, unknown>;

/**
 * The components of the page in its order: groups, and their children after them. Archived ones are left out.
 *
 * @example readComponents(ctx).map(({ key }) => key); // ['update-checks', 'package-downloads']
 */
export function readComponents(ctx: StatusContext): Component[] {
  const rows = ctx.store.db
    .prepare('select * from status_components where archived_at is null order by position, created_at, id')
    .all();
  const states = componentStates(ctx);
  const children = (id: unknown): Row[] => rows.filter((row) => row.group_id === id);
  return children(null).flatMap((top) => {
    const inside = children(top.id).map((row) => toComponent(row, states.get(String(row.id))));
    const state = top.is_group ? worstState(inside.map((child) => child.state)) : states.get(String(top.id));
    return [toComponent(top, state), ...inside];
  });
}

function toComponent(row: Row, state: ComponentState = 'operational'): Component {
  const description = row.description_en;
  return {
    id: String(row.id),
    key: row.key as string | null,
    name: { en: String(row.name_en), fr: String(row.name_fr) },
    description: description === null ? null : { en: String(description), fr: String(row.description_fr) },
    groupId: row.group_id as string | null,
    isGroup: row.is_group === 1,
    position: Number(row.position),
    state,
    isShowcase: row.is_showcase === 1,
    startDate: row.start_date as string | null,
    onlyShowIfDegraded: row.only_show_if_degraded === 1,
    isInSla: row.is_in_sla === 1,
    createdAt: String(row.created_at),
    updatedAt: String(row.updated_at),
  };
}

/**
 * A component that is no group, by its id, its key or its name in either language.
 *
 * @throws Problem `not-found` that names those there are
 * @example componentNamed(ctx, 'Update checks').key; // 'update-checks'
 */
export function componentNamed(ctx: StatusContext, text: string): Component {
  const leaves = readComponents(ctx).filter(({ isGroup }) => !isGroup);
  const wanted = text.trim().toLowerCase();
  const found = leaves.find(({ id, key, name }) =>
    [id, key, name.en.toLowerCase(), name.fr.toLowerCase()].includes(wanted),
  );
  if (found) return found;
  const known = leaves.map(({ name }) => `"${name.en}"`).join(', ');
  throw new Problem('not-found', `There is no component "${text}". There are: ${known}.`);
}
