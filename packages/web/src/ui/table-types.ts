import type { ReactNode } from 'react';
import type { Params } from './params.ts';
import type { Choice } from './select.tsx';

/** A column of a table. */
export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Numbers stand at the end. */
  align?: 'end' | undefined;
  /** What the row is called: its link, and the title of its card. One column has it. */
  isMain?: boolean | undefined;
  /** The server sorts by it: the parameter `sort` becomes the id, or `-id` downwards. */
  isSortable?: boolean | undefined;
  /** The rows are all here and are sorted by this. */
  sortValue?: ((row: Row) => string | number) | undefined;
  /** Cards leave it out. */
  isWideOnly?: boolean | undefined;
  className?: string | undefined;
}

/** A filter above a list; its value is the parameter `name`. */
export type Filter =
  | { kind: 'search'; name: string; label: string; placeholder?: string | undefined }
  | {
      kind: 'choice';
      name: string;
      label: string;
      choices: Choice[];
      /** What stands for no choice after the label and its colon; `Any` when left out. */
      anyLabel?: string | undefined;
      /** Given where there are more choices than these: they are searched for. */
      onSearch?: ((text: string) => void) | undefined;
    }
  /** A day, such as `2027-05-04`. */
  | { kind: 'day'; name: string; label: string };

/** The props of a table. */
export interface TableProps<Row> {
  /** Names the table for screen readers. */
  label: string;
  columns: Column<Row>[];
  /** Absent while they are on their way. */
  rows: Row[] | undefined;
  rowKey: (row: Row) => string;
  rowHref?: ((row: Row) => string) | undefined;
  /** What can be done with a row: a `Menu`, buttons. */
  rowActions?: ((row: Row) => ReactNode) | undefined;
  filters?: Filter[] | undefined;
  /** Buttons at the end of the filters. */
  tools?: ReactNode;
  /** Where filters, `sort` and the page's cursor (`after`) are kept. */
  params?: Params | undefined;
  /** Put before the parameters' names where a page has two tables. */
  prefix?: string | undefined;
  defaultSort?: string | undefined;
  /** The next page's cursor as the server gave it; null on the last. */
  nextCursor?: string | null | undefined;
  /** Other rows are on their way; these are still shown. */
  isBusy?: boolean | undefined;
  error?: unknown;
  onRetry?: (() => void) | undefined;
  /** Shown when there is nothing at all: an `EmptyState`. */
  empty: ReactNode;
  /** How many grey rows stand in for rows to come. */
  skeletonRows?: number | undefined;
}
