// Runs on both engines: its world is made by make-server.ts.
import { beforeAll, expect, it } from 'vitest';
import { sql } from 'drizzle-orm';
import { listTickets } from '#tickets';
import { anonymousCtx } from '../../platform/app.ts';
import { org, server, ticketOf, withCustomers, world } from '../../testing/ticket-suite.ts';
import { FOLLOW_ALONE, followAlone, followDueCoverage, type Left } from './follow-coverage.ts';
import { listKeptRequests } from './kept-requests.ts';

withCustomers();
// What the database refuses here is refused on purpose.
beforeAll(() => void (server.platform.log.level = 'silent'));

const subjects = async () =>
  (await listTickets(world.developer.ctx, { org, state: 'all', mine: true, limit: 50 })).items.map(
    ({ subject }) => subject,
  );

/** Lets the database refuse what happens to a row, until the answer is called. */
async function poison(table: 'kept_requests' | 'tickets', event: string, when: string) {
  const run = (statement: string) => server.db.execute(sql.raw(statement));
  await run(`CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'poisoned'; END $$`);
  await run(
    `CREATE TRIGGER poison BEFORE ${event} ON ${table} FOR EACH ROW WHEN (${when}) EXECUTE FUNCTION refuse()`,
  );
  return () => run(`DROP TRIGGER poison ON ${table}`);
}

async function left(id: string): Promise<Left[]> {
  const { rows } = await server.db.execute<{ data: Left }>(
    sql`SELECT data FROM pgboss.job WHERE name = ${FOLLOW_ALONE} AND data ->> 'id' = ${id} AND state IN ('created', 'active', 'retry')`,
  );
  return rows.map(({ data }) => data);
}
const background = () => anonymousCtx(server.platform, 'background');

it('one kept request that fails holds up no other, and goes on by itself', async () => {
  await world.plan('free');
  const { kept } = await world.ask(world.developer, { subject: 'Poisoned' });
  await world.ask(world.developer, { subject: 'Behind it' });
  const heal = await poison('kept_requests', 'DELETE', "OLD.subject = 'Poisoned'");
  await world.plan('team');
  expect(await subjects()).toEqual(['Behind it']);
  const waiting = await left(kept!.id);
  expect(waiting).toMatchObject([{ kind: 'kept', orgId: world.org.id }]);
  await heal();
  await followAlone(background(), waiting[0]!);
  await followAlone(background(), waiting[0]!);
  expect((await subjects()).toSorted()).toEqual(['Behind it', 'Poisoned']);
  expect((await listKeptRequests(world.developer.ctx, { org, limit: 5 })).items).toEqual([]);
});

it('one ticket that fails holds up neither the others nor what is kept', async () => {
  const [first, second] = [await world.ticket(world.developer), await world.ticket(world.developer)];
  const heal = await poison('tickets', 'UPDATE', `OLD.id = '${first.id}'`);
  await world.contract('payg');
  await heal();
  const rowOf = async (ticket: typeof first) =>
    (await ticketOf(world.developer, ticket)).owed?.because?.responseRow;
  expect([await rowOf(first), await rowOf(second)]).toEqual(['team', 'payg']);
  const [waiting] = await left(first.id);
  await followAlone(background(), waiting!);
  expect(await rowOf(first)).toBe('payg');
});

it('a ticket that fails when its coverage ends is passed over, and the round ends', async () => {
  const [first, second] = [await world.ticket(world.developer), await world.ticket(world.developer)];
  const due = sql`UPDATE tickets SET coverage_until = ${server.clock.now().toISOString()}::timestamptz
    WHERE id IN (${first.id}, ${second.id})`;
  await server.db.execute(due);
  const heal = await poison('tickets', 'UPDATE', `OLD.id = '${first.id}'`);
  await followDueCoverage(background());
  await heal();
  const { rows } = await server.db.execute<{ id: string }>(
    sql`SELECT id FROM tickets WHERE coverage_until IS NOT NULL AND org_id = ${world.org.id}`,
  );
  expect(rows.map(({ id }) => id)).toContain(first.id);
});
