import fc from 'fast-check';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { webhookDeliveries } from '#deliveries';
import { clockHistory } from '#ticket-store';
import {
  changeTicketSeverity,
  getTicket,
  inviteParticipant,
  listTickets,
  replyToTicket,
  ticketTimeline,
} from '#tickets';
import { createWebhook } from '#webhooks';
import { subscribableEvents, type Ticket } from '@codepushgo/contract';
import { type Person } from '../../testing/factories.ts';
import { isLongForm } from '../../testing/long-form.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { readMailbox } from '../../testing/mailbox.ts';
import { makeStaff, makeTicketWorld, type TicketWorld } from '../../testing/ticket-world.ts';
import { addNote } from './add-note.ts';
import { deskTimeline } from './get-desk-ticket.ts';
import { linkTicket } from './link-ticket.ts';
import { mergeTickets } from './merge-tickets.ts';
import { regradeTicket } from './regrade-ticket.ts';
import { setTags } from './set-tags.ts';
import { setTicketStatus } from './set-ticket-status.ts';
import { splitTicket } from './split-ticket.ts';
import { waiveReply } from './waive-reply.ts';

const HOUR = 3_600_000;
let server: TestServer;
let staff: { operator: Person; agent: Person };
let agent: Person;
let world: TicketWorld;
let org: string;

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

const entries = async ({ id }: { id: string }) =>
  (await deskTimeline(agent.ctx, { ticket: id, limit: 100 })).items;
const write = (ticket: Ticket, text: string) =>
  replyToTicket(world.developer.ctx, { org, ticket: ticket.id, text, channel: 'api' });

/** One step of a random history. */
const step = fc.constantFrom(
  ...([
    'note',
    'answer',
    'write',
    'colleague',
    'silent',
    'reopen',
    'severity',
    'regrade',
    'waive',
    'tag',
    'link',
    'merge',
    'split',
    'invite',
  ] as const),
);

describe('notes', () => {
  const runs = isLongForm() ? 40 : 3;
  it('never leave, whatever happens on a ticket', async () => {
    const people = [world.developer, world.owner, world.viewer];
    await createWebhook(world.owner.ctx, {
      org,
      url: 'https://hooks.example/in',
      events: [...subscribableEvents],
    });
    const history = fc.array(step, { minLength: 5, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(history, async (steps) => {
        const tickets = [await world.ticket(world.developer), await world.ticket(world.owner)];
        for (const [n, one] of steps.entries()) {
          server.clock.advance(HOUR);
          await take(one, tickets[n % 2]!, tickets[(n + 1) % 2]!).catch((error: { code?: string }) => {
            if (error.code !== 'conflict' && error.code !== 'not-found') throw error;
          });
        }
        for (const person of people) await assertQuiet(person);
      }),
      { numRuns: runs },
    );
    const rows = await server.db
      .select()
      .from(webhookDeliveries)
      .where(eq(webhookDeliveries.orgId, world.org.id));
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify([rows, await readMailbox(server)])).not.toContain('NOTE-TEXT');
  });

  async function take(one: string, ticket: Ticket, other: Ticket): Promise<unknown> {
    const [named, mine] = [{ ticket: ticket.id }, { org, ticket: ticket.id }];
    const { ctx } = agent;
    switch (one) {
      case 'note':
        return addNote(ctx, { ...named, text: 'NOTE-TEXT' });
      case 'answer':
        return world.answer(ticket, 'open');
      case 'write':
        return write(ticket, 'Hello');
      case 'colleague':
        return replyToTicket(world.viewer.ctx, { ...mine, text: 'Me too', channel: 'api' });
      case 'silent':
        return setTicketStatus(ctx, { ...named, status: 'solved', reason: 'NOTE-TEXT' });
      case 'reopen':
        return setTicketStatus(ctx, { ...named, status: 'open' });
      case 'severity':
        return changeTicketSeverity(world.owner.ctx, { ...mine, severity: 'high' });
      case 'regrade':
        return regradeTicket(ctx, { ...named, severity: 'low', reason: 'Few are affected' });
      case 'waive':
        return waiveReply(ctx, { ...named, reason: 'NOTE-TEXT' });
      case 'tag':
        return setTags(ctx, { ...named, tags: ['NOTE-TEXT'] });
      case 'link':
        return linkTicket(ctx, { ...named, to: other.id });
      case 'merge':
        return mergeTickets(ctx, { ...named, into: other.id });
      case 'invite':
        return inviteParticipant(world.owner.ctx, { ...mine, account: world.billing.accountId });
      default: {
        const message = (await entries(ticket)).find(({ kind }) => kind === 'message');
        const id = message?.kind === 'message' ? message.message.id : '';
        return splitTicket(ctx, { ...named, subject: 'Split', messages: [id] });
      }
    }
  }

  async function assertQuiet({ ctx }: Person): Promise<void> {
    const { items } = await listTickets(ctx, { org, state: 'all', mine: false, limit: 100 });
    expect(items.length).toBeGreaterThan(0);
    for (const { id } of items) {
      const seen = [
        await getTicket(ctx, { org, ticket: id }),
        await ticketTimeline(ctx, { org, ticket: id, limit: 100 }),
      ];
      expect(JSON.stringify([items, seen]).toUpperCase()).not.toContain('NOTE-TEXT');
    }
  }

  it('change no clock', async () => {
    const ticket = await world.ticket(world.developer);
    const history = () => clockHistory(server.db, world.org.id, [ticket.id]);
    const before = await history();
    await addNote(agent.ctx, { ticket: ticket.id, text: 'x' });
    expect((await history()).events).toEqual(before.events);
  });
});
