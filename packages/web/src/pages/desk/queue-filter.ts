import type { DeskFilter } from '@codepushgo/contract';
import type { Params } from '../../ui/params.ts';

const known = {
  state: ['open', 'waiting', 'solved', 'all'],
  status: ['new', 'open', 'pending_customer', 'on_hold', 'solved', 'closed'],
  queue: ['technical', 'billing', 'security', 'abuse', 'data_protection', 'premium'],
  severity: ['urgent', 'high', 'normal', 'low'],
  tier: ['team', 'payg', 'priority_plus', 'none'],
} as const;
const free = ['assignee', 'organisation', 'project', 'tag', 'text'] as const;

/** The names of the queue's filters, as the address has them. */
export const filterNames = [...Object.keys(known), ...free, 'breached'];

/**
 * What the filters of an address ask for; what no filter knows is left out.
 *
 * @example filterOf({ assignee: 'me', ticket: 'CPG-12' }); // { assignee: 'me' }
 */
export function filterOf(values: Params['values']): DeskFilter {
  const chosen = Object.entries(known).flatMap(([name, words]) => {
    const value = values[name];
    return value !== undefined && (words as readonly string[]).includes(value) ? [[name, value]] : [];
  });
  const written = free.flatMap((name) => (values[name] ? [[name, values[name]]] : []));
  const breached = values['breached'] === 'true' ? { breached: true } : {};
  return { ...Object.fromEntries([...chosen, ...written]), ...breached };
}

/** The other way: what an address holds for a filter; everything else is taken out. */
export function valuesOf(filter: DeskFilter): Params['values'] {
  const none = Object.fromEntries(filterNames.map((name) => [name, undefined]));
  const written = Object.entries(filter).map(([name, value]) => [
    name,
    value === undefined || value === false ? undefined : String(value),
  ]);
  return { ...none, ...Object.fromEntries(written) };
}

/** Whether two filters ask for the same. */
export function isSameFilter(one: DeskFilter, other: DeskFilter): boolean {
  const [a, b] = [valuesOf(one), valuesOf(other)];
  return filterNames.every((name) => (a[name] ?? '') === (b[name] ?? ''));
}
