import { Problem } from '../../platform/problem.ts';
import { change } from './change.ts';
import type { StatusContext } from './context.ts';
import type { Component, Words } from './facts.ts';
import { newStatusId } from './new-status-id.ts';
import { readComponents } from './read-components.ts';

/** A component or a group to be. */
export interface NewComponent {
  name: Words;
  description?: Words | null | undefined;
  /** What probes and commands call it, kebab-case; groups have none. */
  key?: string | null | undefined;
  isGroup?: boolean | undefined;
  groupId?: string | null | undefined;
  isShowcase?: boolean | undefined;
  onlyShowIfDegraded?: boolean | undefined;
  isInSla?: boolean | undefined;
}

/**
 * Adds a component or a group at the end of its group or of the page.
 *
 * @example addComponent(ctx, { name: { en: 'Europe', fr: 'Europe' }, isGroup: true }, 'zoe@example.com').position; // 7
 */
export function addComponent(ctx: StatusContext, given: NewComponent, author: string): Component {
  refuseNames(given.name);
  const { isGroup = false, groupId = null, key = null } = given;
  if (isGroup && (groupId || key))
    throw new Problem('invalid-input', 'A group has no key and lies in no other group.');
  if (groupId) groupOf(ctx, groupId);
  const siblings = readComponents(ctx).filter((one) => one.groupId === groupId);
  return change(ctx, { author, action: 'component.added' }, (at) => {
    const id = newStatusId();
    if (key && ctx.store.db.prepare('select id from status_components where key = ?').get(key))
      throw new Problem('name-taken', `A component has the key "${key}" already, or had it. Choose another.`);
    ctx.store.db
      .prepare('insert into status_components values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null)')
      .run(
        id,
        key,
        given.name.en,
        given.name.fr,
        given.description?.en ?? null,
        given.description?.fr ?? null,
        groupId,
        Number(isGroup),
        siblings.length + 1,
        Number(given.isShowcase ?? !isGroup),
        isGroup ? null : at.slice(0, 10),
        Number(given.onlyShowIfDegraded ?? false),
        Number(given.isInSla ?? false),
        at,
        at,
      );
    const result = readComponents(ctx).find((one) => one.id === id)!;
    return { result, target: id, audit: { ...given }, changes: [{ kind: 'facts', componentId: id }] };
  });
}

/** Refuses a name that clients of the Statuspage API could not show. */
export function refuseNames(name: Words): void {
  if ([name.en, name.fr].some((text) => !text.trim() || text.length > 255))
    throw new Problem('invalid-input', 'A name needs 1 to 255 characters in English and in French.');
}

/** A group of the page. */
export function groupOf(ctx: StatusContext, id: string): Component {
  const group = readComponents(ctx).find((one) => one.id === id && one.isGroup);
  if (!group) throw new Problem('not-found', `There is no group "${id}".`);
  return group;
}
