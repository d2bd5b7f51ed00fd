// engine: postgres, both in the long form
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { idsFrom } from '../../platform/ids.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { selectEntries, type AuditFilter } from './list-audit-entries.ts';

const ENTRIES = 60_000;
const BEGIN = new Date('2030-01-01T00:00:00Z');
const MINUTE_MS = 60_000;
const atMinute = (minute: number): Date => new Date(BEGIN.getTime() + minute * MINUTE_MS);

let server: TestServer;
beforeAll(async () => {
  server = await makeServer();
  const ids = Array.from({ length: ENTRIES }, (_, n) => `${idsFrom('aud', atMinute(n))}0000000000000000`);
  // One entry a minute, each in the next of two hundred organisations; ten people, a rare action, a rare target.
  await server.db.execute(sql`
    INSERT INTO audit_entries (id, org_id, actor_kind, actor_id, action, target_type, target_id, details, request_id, at)
    SELECT id, 'org_' || n % 200, 'account', 'acc_' || n / 200 % 10,
      CASE WHEN n % 2000 = 0 THEN 'rare.done' ELSE 'often.done' END, 'thing',
      CASE WHEN n % 2000 = 1000 THEN 'rare' ELSE 'thing_' || n % 50 END, '{}', 'req', now()
    FROM unnest(${sql.param(ids)}::text[]) WITH ORDINALITY AS given (id, n)`);
  await server.db.execute(sql`ANALYZE audit_entries`);
});
afterAll(() => server.stop());

interface Plan {
  'Node Type': string;
  'Index Name'?: string;
  'Actual Rows': number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
}

async function scanOf(filter: AuditFilter): Promise<{ plan: Plan; rows: number }> {
  const query = selectEntries(server.db, 'org_0', filter).getSQL();
  const { rows } = await server.db.execute<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
    sql`EXPLAIN (ANALYZE, FORMAT JSON) ${query}`,
  );
  let plan = rows[0]!['QUERY PLAN'][0].Plan;
  while (plan.Plans) plan = plan.Plans[0]!;
  return { plan, rows: plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0) };
}

test.each<[string, Omit<AuditFilter, 'limit'>]>([
  ['nothing', {}],
  ['one person', { actor: 'acc_8' }],
  ['one action', { action: 'rare.done' }],
  ['one object', { target: 'rare' }],
  ['a range of time', { from: atMinute(15_000), to: atMinute(19_000) }],
  ['a person in a range of time', { actor: 'acc_8', from: atMinute(5000), to: atMinute(49_000) }],
])('the log narrowed to %s is read by an index, not whole', async (_what, filter) => {
  const { plan, rows } = await scanOf({ ...filter, limit: 20 });
  expect(plan['Index Name'], JSON.stringify(plan)).toMatch(/^audit_entries_/);
  expect(rows).toBeLessThanOrEqual(100);
});

test('a range of time holds its first instant and not its last', async () => {
  // Row n stands at minute n - 1, so this organisation has the minutes 199, 399, 599 and so on.
  const range = { from: atMinute(199), to: atMinute(599) };
  const shown = await selectEntries(server.db, 'org_0', { ...range, limit: 20 });
  expect(shown.map(({ id }) => id.slice(0, 14))).toEqual([399, 199].map((n) => idsFrom('aud', atMinute(n))));
});
