import type { Component, Snapshot } from '#status';
import type { ComponentJson, PageJson } from './wire-shapes.ts';

/**
 * The page as every document of the API begins.
 *
 * @example pageJson(now).time_zone; // 'Etc/UTC'
 */
export function pageJson({ page }: Snapshot): PageJson {
  return { id: page.id, name: page.name, url: page.url, time_zone: 'Etc/UTC', updated_at: page.updatedAt };
}

/**
 * A component, or a group with the ids of its children.
 *
 * @example componentJson(now.components[0]!, now).status; // 'operational'
 */
export function componentJson(component: Component, { page, components }: Snapshot): ComponentJson {
  const children = components.filter(({ groupId }) => groupId === component.id).map(({ id }) => id);
  return {
    id: component.id,
    name: component.name.en,
    status: component.state,
    created_at: component.createdAt,
    updated_at: component.updatedAt,
    position: component.position,
    description: component.description?.en ?? null,
    showcase: component.isShowcase,
    start_date: component.startDate,
    group_id: component.groupId,
    page_id: page.id,
    group: component.isGroup,
    only_show_if_degraded: component.onlyShowIfDegraded,
    ...(component.isGroup && { components: children }),
    x_codepushgo: {
      key: component.key,
      name_fr: component.name.fr,
      description_fr: component.description?.fr ?? null,
    },
  };
}

/** `Group - Component`, or the id of a component that is no longer there. */
export function fullName(id: string, components: Component[]): string {
  const component = components.find((one) => one.id === id);
  const group = components.find((one) => one.id === component?.groupId);
  return [group?.name.en, component?.name.en ?? id].filter(Boolean).join(' - ');
}
