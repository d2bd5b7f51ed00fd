// Runs on both engines: its world is made by make-server.ts.
import { eq } from 'drizzle-orm';
import { describe, expect, it, test } from 'vitest';
import { webhookDeliveries } from '#deliveries';
import { redactAsStaff } from '#ticket-privacy';
import { eraseTicket, findTicket, record } from '#ticket-store';
import { inviteParticipant, rateTicket, replyToTicket, solveTicket } from '#tickets';
import { createWebhook } from '#webhooks';
import {
  eventTypes,
  subscribableEvents,
  type EventType,
  type Ticket,
  type TicketEntry,
} from '@codepushgo/contract';
import { lastAudit, makeAccount, makeProject } from '../../testing/factories.ts';
import { agent, org, server, staff, withCustomers, world } from '../../testing/ticket-suite.ts';
import { chooseProject } from '../tickets/choose-project.ts';
import { confirmSponsor } from '../tickets/confirm-sponsor.ts';
import { addNote } from './add-note.ts';
import { assignTicket } from './assign-ticket.ts';
import { endAgent } from './end-agent.ts';
import { deskTimeline, getDeskTicket } from './get-desk-ticket.ts';
import { linkTicket } from './link-ticket.ts';
import { makeAgent } from './make-agent.ts';
import { mergeTickets } from './merge-tickets.ts';
import { regradeTicket } from './regrade-ticket.ts';
import { setTicketStatus } from './set-ticket-status.ts';
import { splitTicket } from './split-ticket.ts';

/** What is told outside of each kind of entry that customers read; a kind without its event does not compile. */
const EVENT_OF: Record<TicketEntry['kind'], EventType> = {
  message: 'ticket.replied',
  status_changed: 'ticket.solved',
  severity_changed: 'ticket.severity-changed',
  project_chosen: 'ticket.project-chosen',
  sponsored: 'ticket.sponsored',
  participant_invited: 'ticket.participant-added',
  merged: 'ticket.merged',
  absorbed: 'ticket.merged',
  split: 'ticket.split',
  incident_linked: 'ticket.incident-linked',
  rated: 'ticket.rated',
  redacted: 'ticket.redacted',
  erased: 'ticket.erased',
  fix: 'ticket.fix-changed',
};

withCustomers();

const entries = async ({ id }: { id: string }) =>
  (await deskTimeline(agent.ctx, { ticket: id, limit: 100 })).items;
const write = (ticket: Ticket, text: string) =>
  replyToTicket(world.developer.ctx, { org, ticket: ticket.id, text, channel: 'api' });

test('agents are made of accounts by operators alone, and what they had is nobody’s once that ends', async () => {
  const { operator } = staff;
  const person = await makeAccount(server);
  const { email, accountId } = person;
  await expect(makeAgent(agent.ctx, { email })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(endAgent(agent.ctx, { agent: accountId })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(makeAgent(operator.ctx, { email: 'nobody@example.com' })).rejects.toMatchObject({
    extra: { reason: 'account-needed' },
  });
  expect(await makeAgent(operator.ctx, { email: email.toUpperCase() })).toMatchObject({
    accountId,
    staff: 'agent',
  });
  expect(await lastAudit(server, accountId)).toMatchObject({
    action: 'desk-agent.made',
    targetId: accountId,
  });
  const ticket = await world.ticket(world.developer);
  const over = await world.ticket(world.developer);
  for (const { id } of [ticket, over]) await assignTicket(agent.ctx, { ticket: id, to: accountId });
  await solveTicket(world.developer.ctx, { org, ticket: over.id });
  expect(await endAgent(operator.ctx, { agent: accountId })).toEqual({ returned: 1 });
  expect(await lastAudit(server, accountId)).toMatchObject({
    action: 'desk-agent.ended',
    details: { returned: 1 },
  });
  expect((await getDeskTicket(agent.ctx, { ticket: ticket.id })).assignee).toBeNull();
  expect((await getDeskTicket(agent.ctx, { ticket: over.id })).assignee).toMatchObject({ accountId });
  await expect(endAgent(operator.ctx, { agent: accountId })).rejects.toMatchObject({ code: 'not-found' });
  await expect(endAgent(operator.ctx, { agent: operator.accountId })).rejects.toMatchObject({
    extra: { reason: 'operator-stays' },
  });
});

describe('what is told outside', () => {
  it('is every step but those among staff, and nothing of private requests', async () => {
    const hook = { org, url: 'https://hooks.example/in', events: [...subscribableEvents] };
    await createWebhook(world.owner.ctx, hook);
    const ticket = await world.ticket(world.developer, { text: 'SECRET-WORDS' });
    await addNote(agent.ctx, { ticket: ticket.id, text: 'SECRET-WORDS' });
    await assignTicket(agent.ctx, { ticket: ticket.id, to: 'me' });
    await world.answer(ticket, 'open');
    await write(ticket, 'SECRET-WORDS');
    await regradeTicket(agent.ctx, { ticket: ticket.id, severity: 'high', reason: 'SECRET-WORDS' });
    await setTicketStatus(agent.ctx, { ticket: ticket.id, status: 'on_hold' });
    await solveTicket(world.developer.ctx, { org, ticket: ticket.id });
    await world.ask(world.viewer, { category: 'security', project: undefined });
    const rows = await server.db
      .select()
      .from(webhookDeliveries)
      .where(eq(webhookDeliveries.orgId, world.org.id))
      .orderBy(webhookDeliveries.id);
    expect(rows.map(({ event }) => event)).toEqual([
      'ticket.opened',
      'ticket.replied',
      'ticket.status-changed',
      'ticket.replied',
      'ticket.severity-changed',
      'ticket.status-changed',
      'ticket.solved',
    ]);
    expect(JSON.stringify(rows)).not.toContain('SECRET-WORDS');
    expect(JSON.parse(rows[0]!.body)).toMatchObject({
      data: {
        by: { accountId: world.developer.accountId },
        ticket: { reference: ticket.reference },
        project: { id: world.project.id },
      },
    });
  });

  it('has an event for each kind of step that customers see, and each is as the catalogue says', async () => {
    await createWebhook(world.owner.ctx, {
      org,
      url: 'https://hooks.example/in',
      events: [...subscribableEvents],
    });
    const { developer, owner, viewer } = world;
    await makeProject(owner, org);
    const [ticket, other] = [await world.ticket(developer), await world.ticket(developer)];
    const named = { ticket: ticket.id };
    const mine = { org, ...named };
    await confirmSponsor(owner.ctx, { org, ticket: (await world.ticket(viewer)).id });
    const open = await world.ticket(developer, { project: undefined });
    await chooseProject(developer.ctx, { org, ticket: open.id, project: world.project.slug });
    await write(ticket, 'hunter2');
    await inviteParticipant(developer.ctx, { ...mine, account: viewer.accountId });
    await linkTicket(agent.ctx, { ...named, incident: 'inc_1' });
    await regradeTicket(agent.ctx, { ...named, severity: 'high', reason: 'x' });
    const said = (await entries(ticket)).flatMap((one) => (one.kind === 'message' ? [one.message.id] : []));
    await splitTicket(agent.ctx, { ...named, subject: 'Apart', messages: [said[1]!] });
    await redactAsStaff(agent.ctx, { ...named, parts: ['hunter2'], files: [], reason: 'x' });
    await mergeTickets(agent.ctx, { ticket: other.id, into: ticket.id });
    await solveTicket(developer.ctx, mine);
    await rateTicket(developer.ctx, { ...mine, score: 'good', comment: '' });
    const by = { side: 'agent', accountId: agent.accountId } as const;
    await server.db.transaction(async (tx) => {
      const row = await findTicket(tx, world.org.id, ticket.id);
      await record(server.ctx(), tx, row, by, [{ kind: 'fix', fixId: 'fix_1', step: 'proposed' }]);
      await eraseTicket(server.ctx(), tx, row, 'requester', null);
    });
    const told = await server.db
      .select()
      .from(webhookDeliveries)
      .where(eq(webhookDeliveries.orgId, world.org.id));
    const events = new Set<string>(told.map(({ event }) => event));
    for (const [kind, event] of Object.entries(EVENT_OF))
      expect([kind, events.has(event)]).toEqual([kind, true]);
    for (const { event, body } of told) {
      const { data } = eventTypes[event as EventType];
      expect(data.parse(JSON.parse(body).data)).toEqual(JSON.parse(body).data);
    }
  });
});
