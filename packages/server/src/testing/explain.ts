import type { Database } from '../platform/db.ts';
import type { Rows, Statement } from '../platform/db-session.ts';

/** What a statement did, by its plan. */
export interface Explained {
  /** Tables and indexes, each as `table by index`, or `table whole` for one that was read from end to end. */
  scans: string[];
  /** Rows that were read from tables, those that a filter threw away included. */
  rows: number;
  /** Pages of 8 KiB that were touched. */
  pages: number;
}

interface Node {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  'Shared Hit Blocks'?: number;
  'Shared Read Blocks'?: number;
  Plans?: Node[];
}

/** A database whose queries are told; it works as before. */
interface Told extends Database {
  query(statement: Statement, params?: unknown[]): Promise<Rows>;
}

/** Runs work and explains each query that it makes on `db`; those inside transactions are passed over. */
export async function explainAll(database: Database, work: () => Promise<unknown>): Promise<Explained[]> {
  const told = database as Told;
  const query = told.query.bind(told);
  const statements: { text: string; params: unknown[] }[] = [];
  told.query = (statement, params = []) => {
    statements.push({ text: statement.text, params });
    return query(statement, params);
  };
  await work().finally(() => (told.query = query));
  const explained: Explained[] = [];
  for (const { text, params } of statements) {
    if (!/^\s*(SELECT|WITH)/i.test(text)) continue;
    const { rows } = await database.executeSql(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${text}`, params);
    const [{ Plan: plan }] = rows[0]!['QUERY PLAN'] as [{ Plan: Node }];
    explained.push(explain(plan));
  }
  return explained;
}

function explain(plan: Node): Explained {
  const pages = (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0);
  const nodes = flat(plan);
  return {
    scans: nodes.flatMap((node) => scanOf(node, nodes)),
    rows: nodes.reduce((sum, node) => sum + rowsOf(node), 0),
    pages,
  };
}

function flat(node: Node): Node[] {
  return [node, ...(node.Plans ?? []).flatMap(flat)];
}

function scanOf(node: Node, all: Node[]): string[] {
  const table = node['Relation Name'];
  if (node['Node Type'] === 'Seq Scan') return [`${table} whole`];
  if (node['Node Type'] !== 'Bitmap Index Scan') return table ? [`${table} by ${node['Index Name']}`] : [];
  const heap = all.find((one) => one['Node Type'] === 'Bitmap Heap Scan' && flat(one).includes(node));
  return [`${heap?.['Relation Name']} by ${node['Index Name']}`];
}

function rowsOf(node: Node): number {
  if (!node['Relation Name']) return 0;
  const removed = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
  return (node['Actual Rows'] + removed) * node['Actual Loops'];
}
