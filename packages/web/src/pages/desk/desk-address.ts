import type { Params } from '../../ui/params.ts';
import { writeSearch } from '../../app/search.ts';

/** The address of the desk with a ticket open; the filters of the queue stay in it. */
export function deskPath(values: Params['values'], ticket?: string): string {
  return `/desk${writeSearch({ ...values, do: undefined, ticket })}`;
}
