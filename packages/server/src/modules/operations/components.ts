import { StatusComponent } from '@codepushgo/contract';
import type { Component, ComponentEdit, NewComponent } from '#status';
import type { Ctx } from '../../context.ts';
import { tellService, type Told } from './tell-service.ts';

function audited(action: string, targetId: string, details?: Record<string, unknown>): Told {
  return { action, targetType: 'component', targetId, ...(details && { details }) };
}

/** Adds a component or a group to the site. */
export function createComponent(ctx: Ctx, body: NewComponent): Promise<StatusComponent> {
  const call = { method: 'POST', path: '/components', body } as const;
  return tellService(ctx, call, ({ component }: { component: Component }) => ({
    result: StatusComponent.parse(component),
    audit: audited('component.created', component.id, { key: component.key }),
  }));
}

/** Changes a component or a group. */
export function updateComponent(
  ctx: Ctx,
  { component: id, ...body }: ComponentEdit & { component: string },
): Promise<StatusComponent> {
  const call = { method: 'PATCH', path: `/components/${encodeURIComponent(id)}`, body } as const;
  return tellService(ctx, call, ({ component }: { component: Component }) => ({
    result: StatusComponent.parse(component),
    audit: audited('component.updated', id, { changed: Object.keys(body) }),
  }));
}

/** Puts the components of a group, or of the page itself, into another order. */
export function orderComponents(
  ctx: Ctx,
  { groupId, components }: { groupId: string | null; components: string[] },
): Promise<{ items: StatusComponent[] }> {
  const call = { method: 'PUT', path: '/component-order', body: { groupId, ids: components } } as const;
  return tellService(ctx, call, (answer: { components: Component[] }) => ({
    result: { items: answer.components.map((one) => StatusComponent.parse(one)) },
    audit: audited('component.ordered', groupId ?? 'page'),
  }));
}

/** Takes a component or an empty group off the site. */
export async function archiveComponent(ctx: Ctx, { component: id }: { component: string }): Promise<void> {
  const call = { method: 'DELETE', path: `/components/${encodeURIComponent(id)}` } as const;
  await tellService(ctx, call, () => ({ result: null, audit: audited('component.archived', id) }));
}
