import { useMemo, useRef } from 'react';
import { useMemoryParams, type Params } from './params.ts';
import type { Column, TableProps } from './table-types.ts';

/** What the parts of a table share. */
export interface TableState<Row> {
  rows: Row[] | undefined;
  sort: { id: string; isDown: boolean } | null;
  sortBy: (id: string, isDown: boolean) => void;
  filter: (changes: Params['values']) => void;
  valueOf: (name: string) => string;
  isFiltered: boolean;
  clearFilters: () => void;
  page: { canGoBack: boolean; next?: (() => void) | undefined; back: () => void };
}

function readSort(text: string | undefined): TableState<unknown>['sort'] {
  if (!text) return null;
  return text.startsWith('-') ? { id: text.slice(1), isDown: true } : { id: text, isDown: false };
}

function sortRows<Row>(
  rows: Row[] | undefined,
  columns: Column<Row>[],
  sort: TableState<Row>['sort'],
): Row[] | undefined {
  const value = columns.find(({ id }) => id === sort?.id)?.sortValue;
  if (!rows || !value || !sort) return rows;
  const compare = new Intl.Collator(undefined, { numeric: true }).compare;
  const sorted = rows.toSorted((one, other) => {
    const [a, b] = [value(one), value(other)];
    return typeof a === 'number' && typeof b === 'number' ? a - b : compare(String(a), String(b));
  });
  return sort.isDown ? sorted.reverse() : sorted;
}

/** The state of a table, read from its parameters. */
export function useTable<Row>(props: TableProps<Row>): TableState<Row> {
  const memory = useMemoryParams();
  const { values, set } = props.params ?? memory;
  const prefix = props.prefix ?? '';
  const nameOf = (name: string): string => (prefix ? `${prefix}.${name}` : name);
  const valueOf = (name: string): string => values[nameOf(name)] ?? '';
  // Cursors lead forwards only; the way back is remembered as long as the page is open.
  const trail = useRef(new Map<string, string>());
  const change = (changes: Params['values']): void => {
    const named = Object.entries(changes).map(([name, value]) => [
      nameOf(name),
      value === '' ? undefined : value,
    ]);
    set(Object.fromEntries(named) as Params['values']);
  };
  const written = valueOf('sort') || props.defaultSort;
  const sort = useMemo(() => readSort(written), [written]);
  const rows = useMemo(() => sortRows(props.rows, props.columns, sort), [props.rows, props.columns, sort]);
  const names = (props.filters ?? []).map(({ name }) => name);
  const after = valueOf('after');
  const next = props.nextCursor;
  return {
    rows,
    sort,
    valueOf,
    sortBy: (id, isDown) => change({ sort: isDown ? `-${id}` : id, after: undefined }),
    filter: (changes) => change({ ...changes, after: undefined }),
    isFiltered: names.some((name) => valueOf(name) !== ''),
    clearFilters: () =>
      change({ ...Object.fromEntries(names.map((name) => [name, undefined])), after: undefined }),
    page: {
      canGoBack: after !== '',
      back: () => change({ after: trail.current.get(after) }),
      next: next
        ? () => {
            trail.current.set(next, after);
            change({ after: next });
          }
        : undefined,
    },
  };
}
