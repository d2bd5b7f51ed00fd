import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import { Select } from './select.tsx';
import type { Column } from './table-types.ts';
import { useUi } from './ui-context.tsx';
import type { TableState } from './use-table.ts';

function isSortable<Row>(column: Column<Row>): boolean {
  return Boolean(column.isSortable || column.sortValue);
}

function SortButton<Row>({ column, state }: { column: Column<Row>; state: TableState<Row> }): ReactNode {
  const isSorted = state.sort?.id === column.id;
  const isDown = isSorted && state.sort!.isDown;
  return (
    <button type="button" onClick={() => state.sortBy(column.id, isSorted && !isDown)} className="ui-sort">
      {column.header}
      <Icon
        name={isSorted ? (isDown ? 'arrow-down' : 'arrow-up') : 'chevrons-up-down'}
        size={12}
        className={isSorted ? '' : 'opacity-60'}
      />
    </button>
  );
}

/** The names of the columns; those that can be sorted by are buttons. */
export function TableHead<Row>(props: {
  columns: Column<Row>[];
  state: TableState<Row>;
  hasActions: boolean;
}): ReactNode {
  const { texts } = useUi();
  const { sort } = props.state;
  return (
    <thead role="rowgroup">
      <tr role="row">
        {props.columns.map((column) => (
          <th
            key={column.id}
            role="columnheader"
            scope="col"
            aria-sort={
              column.id === sort?.id && isSortable(column)
                ? sort.isDown
                  ? 'descending'
                  : 'ascending'
                : undefined
            }
            data-align={column.align}
          >
            {isSortable(column) ? <SortButton column={column} state={props.state} /> : column.header}
          </th>
        ))}
        {props.hasActions && (
          <th role="columnheader" scope="col" data-align="end">
            <span className="sr-only">{texts.actions}</span>
          </th>
        )}
      </tr>
    </thead>
  );
}

/** The order where there is no room for a head. */
export function NarrowSort<Row>({
  columns,
  state,
}: {
  columns: Column<Row>[];
  state: TableState<Row>;
}): ReactNode {
  const { texts } = useUi();
  const sortable = columns.filter(isSortable);
  if (sortable.length === 0) return null;
  const choices = sortable.flatMap(({ id, header }) => [
    { value: id, label: `${texts.sortBy}: ${header}, ${texts.ascending}` },
    { value: `-${id}`, label: `${texts.sortBy}: ${header}, ${texts.descending}` },
  ]);
  const value = state.sort ? `${state.sort.isDown ? '-' : ''}${state.sort.id}` : '';
  return (
    <div className="ui-narrow-sort">
      <Select
        aria-label={texts.sortBy}
        {...(value ? {} : { placeholder: texts.sortBy })}
        choices={choices}
        value={value}
        onValue={(next) => next && state.sortBy(next.replace(/^-/, ''), next.startsWith('-'))}
      />
    </div>
  );
}
