import type { Token } from 'markdown-it';

/**
 * Makes tables of three and more columns lists of their rows on a phone, as those of other public pages are: the
 * first cell names its row, and each other one knows the name of its column.
 *
 * @param nameOf the plain text of the cell that opens at an index
 */
export function stackTables(tokens: Token[], nameOf: (at: number) => string): void {
  let table: Token | undefined;
  let head: string[] = [];
  let column = 0;
  for (const [at, token] of tokens.entries()) {
    if (token.type === 'table_open') [table, head] = [token, []];
    if (token.type === 'th_open') head.push(nameOf(at));
    if (token.type === 'thead_close' && head.length > 2) {
      table!.attrSet('class', 'stack');
      table!.attrSet('role', 'table');
    }
    if (head.length <= 2) continue;
    if (token.type === 'tbody_open') token.attrSet('role', 'rowgroup');
    if (token.type === 'tr_open') {
      token.attrSet('role', 'row');
      column = 0;
    }
    if (token.type === 'td_open') nameCell(token, head[column] ?? '', column);
    // Only the end of a cell tells of which column it was.
    if (token.type === 'td_close') token.tag = column++ === 0 ? 'th' : 'td';
  }
}

function nameCell(cell: Token, name: string, column: number): void {
  cell.attrSet('role', column === 0 ? 'rowheader' : 'cell');
  if (column > 0) return cell.attrSet('data-label', name);
  cell.tag = 'th';
  cell.attrSet('scope', 'row');
}
