import Table from 'cli-table3';
import { plain } from './format.ts';

const NO_LINES = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
};

/** Rows in columns under headings; `none` is said when there are no rows. Cells hold one line each. */
export function table(head: string[], rows: string[][], none: string): string {
  if (rows.length === 0) return none;
  const drawn = new Table({
    chars: NO_LINES,
    style: { 'padding-left': 0, 'padding-right': 0, border: [], head: [] },
  });
  drawn.push(
    head.map((title) => title.toUpperCase()),
    ...rows.map((row) => row.map(plain)),
  );
  return drawn
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

/** Pairs as aligned lines; a pair without a value is left out. */
export function facts(pairs: [name: string, value: string | null | undefined][]): string {
  const given = pairs.filter((pair): pair is [string, string] => pair[1] !== null && pair[1] !== undefined);
  const width = Math.max(...given.map(([name]) => name.length));
  return given.map(([name, value]) => `${name.padEnd(width)}  ${plain(value)}`).join('\n');
}
