import type { KeyboardEvent, ReactNode } from 'react';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import { ErrorView } from './error-view.tsx';
import { FaultBanner } from './fault-banner.tsx';
import { readFault } from './fault.ts';
import { FilterBar } from './filter-bar.tsx';
import { SkeletonLine } from './skeleton.tsx';
import { TableFrame } from './table-frame.tsx';
import { NarrowSort, TableHead } from './table-head.tsx';
import type { Column, TableProps } from './table-types.ts';
import { useUi } from './ui-context.tsx';
import { useTable, type TableState } from './use-table.ts';

/** Arrow keys, Home and End go from row to row, along the rows' links. */
function moveBetweenRows(event: KeyboardEvent<HTMLTableSectionElement>): void {
  const links = Array.from(event.currentTarget.querySelectorAll<HTMLElement>('.ui-row-link'));
  const at = links.indexOf(event.target as HTMLElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key];
  if (at < 0 || to === undefined || !links[to]) return;
  event.preventDefault();
  links[to].focus();
}

function Cell<Row>({
  column,
  row,
  href,
}: {
  column: Column<Row>;
  row: Row;
  href?: string | undefined;
}): ReactNode {
  const { Link } = useUi();
  const content = column.cell(row);
  const shared = {
    'data-align': column.align,
    'data-label': column.header,
    className: classNames(
      column.className,
      column.isMain && 'ui-main-cell',
      column.isWideOnly && 'ui-wide-only',
    ),
  };
  if (!column.isMain)
    return (
      <td role="cell" {...shared}>
        <div>{content}</div>
      </td>
    );
  return (
    <th role="rowheader" scope="row" {...shared}>
      {href === undefined ? (
        content
      ) : (
        <Link href={href} className="ui-row-link">
          {content}
        </Link>
      )}
    </th>
  );
}

function Rows<Row>({ table, rows }: { table: TableProps<Row>; rows: Row[] }): ReactNode {
  return (
    <tbody role="rowgroup" onKeyDown={moveBetweenRows}>
      {rows.map((row) => (
        <tr key={table.rowKey(row)} role="row" className={table.rowHref && 'ui-row-with-link'}>
          {table.columns.map((column) => (
            <Cell key={column.id} {...{ column, row }} href={table.rowHref?.(row)} />
          ))}
          {table.rowActions && (
            <td role="cell" data-align="end" className="ui-actions-cell">
              {table.rowActions(row)}
            </td>
          )}
        </tr>
      ))}
    </tbody>
  );
}

function GreyRows<Row>({ table }: { table: TableProps<Row> }): ReactNode {
  const count = table.columns.length + (table.rowActions ? 1 : 0);
  return (
    <tbody aria-hidden>
      {Array.from({ length: table.skeletonRows ?? 5 }, (_, at) => (
        <tr key={at}>
          {Array.from({ length: count }, (_column, index) => (
            <td key={index}>
              <SkeletonLine className={index === 0 ? 'w-32' : 'w-16'} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

function Pager<Row>(props: {
  label: string;
  state: TableState<Row>;
  isBusy: boolean | undefined;
}): ReactNode {
  const { label, state, isBusy } = props;
  const { texts } = useUi();
  const { canGoBack, back, next } = state.page;
  if (!canGoBack && !next) return null;
  return (
    <nav aria-label={`${texts.pages}: ${label}`} className="ui-pager">
      <Button icon="chevron-left" disabled={!canGoBack || isBusy} onClick={back}>
        {texts.previousPage}
      </Button>
      <Button iconAfter="chevron-right" disabled={!next || isBusy} onClick={next}>
        {texts.nextPage}
      </Button>
    </nav>
  );
}

function Nothing<Row>({ table, state }: { table: TableProps<Row>; state: TableState<Row> }): ReactNode {
  const { texts } = useUi();
  if (!state.isFiltered) return table.empty;
  return (
    <div className="flex flex-col items-center gap-3 py-10">
      <p className="text-quiet">{texts.noMatchForFilters}</p>
      <Button onClick={state.clearFilters}>{texts.clearFilters}</Button>
    </div>
  );
}

/** Says what a list came to, after filtering and while waiting, to those who do not see it. */
function ListNews({ count }: { count: number | undefined }): ReactNode {
  const { texts } = useUi();
  return (
    <p role="status" className="sr-only">
      {count === undefined ? texts.loading : texts.results(count)}
    </p>
  );
}

/** The rows, or what stands in their place. */
function Content<Row>({ table, state }: { table: TableProps<Row>; state: TableState<Row> }): ReactNode {
  const { rows } = state;
  if (hasFailed(table) && !rows) {
    const { error, onRetry } = table;
    return <ErrorView title={readFault(error).message} onRetry={onRetry} />;
  }
  if (rows?.length === 0) return <Nothing table={table} state={state} />;
  return (
    <table role="table" aria-label={table.label} aria-busy={!rows || table.isBusy} className="ui-table">
      <TableHead columns={table.columns} state={state} hasActions={Boolean(table.rowActions)} />
      {rows ? <Rows table={table} rows={rows} /> : <GreyRows table={table} />}
    </table>
  );
}

function hasFailed<Row>({ error }: TableProps<Row>): boolean {
  return error !== undefined && error !== null;
}

/**
 * A list in columns with filters, order and pages, kept in `params`. It becomes cards where it is narrow;
 * it shows grey rows while it waits, and what failed with another try.
 */
export function Table<Row>(props: TableProps<Row>): ReactNode {
  const state = useTable(props);
  const { rows } = state;
  return (
    <div className="ui-table-box ui-table-cards">
      {(props.filters || props.tools) && (
        <FilterBar
          label={props.label}
          filters={props.filters ?? []}
          valueOf={state.valueOf}
          onChange={state.filter}
          isFiltered={state.isFiltered}
          onClear={state.clearFilters}
        >
          {props.tools}
        </FilterBar>
      )}
      <ListNews count={rows?.length} />
      {hasFailed(props) && rows && <FaultBanner fault={props.error} className="mb-3" />}
      {rows && rows.length > 1 && <NarrowSort columns={props.columns} state={state} />}
      <TableFrame label={props.label}>
        <Content table={props} state={state} />
      </TableFrame>
      <Pager label={props.label} state={state} isBusy={props.isBusy} />
    </div>
  );
}
