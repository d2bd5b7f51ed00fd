import { afterAll, beforeAll, beforeEach } from 'vitest';
import { getTicket, ticketTimeline } from '#tickets';
import type { TicketDetail, TicketEntry } from '@codepushgo/contract';
import type { Person } from './factories.ts';
import { makeServer, type TestServer } from './make-server.ts';
import { makeStaff, makeTicketWorld, type TicketWorld } from './ticket-world.ts';

// What tests of tickets share: they read these names, which stand for the test that runs.

export let server: TestServer;
export let staff: { operator: Person; agent: Person };
export let agent: Person;
export let world: TicketWorld;
/** The slug of the customer. */
export let org: string;

/** Makes a server for the tests of a file, with staff and without limits of rate, and a customer for each test. */
export function withCustomers(): void {
  beforeAll(async () => {
    server = await makeServer();
    server.platform.limits.consume = async () => undefined;
    staff = await makeStaff(server);
    ({ agent } = staff);
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    world = await makeTicketWorld(server, staff);
    org = world.org.slug;
  });
}

/** An instant as the API spells it, from now on. */
export function at(ms: number): string {
  return new Date(server.clock.nowMs() + ms).toISOString();
}

/** A ticket of the customer as somebody sees it. */
export function ticketOf(person: Person, { id }: { id: string }): Promise<TicketDetail> {
  return getTicket(person.ctx, { org, ticket: id });
}

/** What happened on a ticket of the customer, as somebody sees it. */
export async function timelineOf(person: Person, { id }: { id: string }): Promise<TicketEntry[]> {
  return (await ticketTimeline(person.ctx, { org, ticket: id, limit: 100 })).items;
}
