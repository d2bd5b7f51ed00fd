// Runs on both engines: its world is made by make-server.ts.
import { expect, test } from 'vitest';
import { solveTicket } from '#tickets';
import { lastAudit, makeAccount } from '../../testing/factories.ts';
import { agent, org, server, staff, withCustomers, world } from '../../testing/ticket-suite.ts';
import { assignTicket } from './assign-ticket.ts';
import { endAgent } from './end-agent.ts';
import { getDeskTicket } from './get-desk-ticket.ts';
import { makeAgent } from './make-agent.ts';

withCustomers();

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
