// Runs on both engines: its world is made by make-server.ts.
import { describe, expect, it } from 'vitest';
import { lastAudit, makeProject, type Person } from '../../testing/factories.ts';
import { at, org, server, world, ticketOf, timelineOf, withCustomers } from '../../testing/ticket-suite.ts';
import { chooseProject } from './choose-project.ts';
import { confirmSponsor } from './confirm-sponsor.ts';
import { getTicket } from './get-ticket.ts';
import { listTickets } from './list-tickets.ts';
import { replyToTicket } from './reply-to-ticket.ts';
import { makeTicketLink, peekTicketLink, useTicketLink } from './ticket-links.ts';
import { listKeptRequests } from '#ticket-requests';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const api = { channel: 'api' } as const;

withCustomers();

describe('a request', () => {
  it('of a developer on a paid project is a ticket, and says what is owed and why', async () => {
    const { developer, project } = world;
    const { ticket, kept, entitlement, text } = await world.ask(developer, { severity: 'urgent' });
    expect({ kept, row: entitlement.row }).toEqual({ kept: null, row: 10 });
    expect(text.fr.summary).not.toBe('');
    expect(ticket).toMatchObject({
      reference: expect.stringMatching(/^CPG-\d+$/),
      project: { id: project.id },
      status: 'new',
      waits: null,
      severity: 'urgent',
      queue: 'technical',
      language: 'en',
      owed: {
        clock: 'first_response',
        kind: 'target',
        state: 'running',
        dueAt: at(24 * HOUR),
        timeZone: 'UTC',
        target: {
          value: 24,
          unit: 'h',
        },
        because: {
          code: 'started',
          responseRow: 'team',
        },
      },
    });
    const shown = await ticketOf(developer, ticket!);
    expect(shown.entitlement).toMatchObject({ authenticated: true, policyVersion: 1, orgRole: 'developer' });
    expect(shown.explanation.fr.length).toBeGreaterThan(5);
    const hours = { label: 'Business hours', value: 'Monday to Friday, from 06:00 to 18:00 (UTC)' };
    expect(shown.explanation.en.at(-1)).toEqual(hours);
    expect(await getTicket(developer.ctx, { org, ticket: shown.reference.toLowerCase() })).toEqual(shown);
    expect(await lastAudit(server, shown.id)).toMatchObject({
      action: 'ticket.opened',
      orgId: world.org.id,
      actorId: developer.accountId,
      details: {
        permission: 'ticket.open',
        row: 10,
      },
    });
  });

  it('is a commitment where a contract promises it', async () => {
    await world.contract('priority_plus');
    const { owed } = await world.ticket(world.developer, { severity: 'urgent' });
    expect(owed).toMatchObject({ kind: 'commitment', dueAt: at(HOUR), timeZone: 'Europe/Paris' });
  });

  it('has a goal for its solution where a contract sets one, by the hours that the contract sets', async () => {
    const { developer } = world;
    const today = Temporal.Instant.from(at(0)).toZonedDateTimeISO('Europe/Paris').toPlainDate();
    await world.contract('priority_plus', {
      hours: {
        days: [1, 2, 3, 4, 5, 6, 7],
        intervals: [
          { open: '09:00', close: '12:00' },
          { open: '13:00', close: '17:00' },
        ],
      },
      holidays: [{ date: today.toString(), name: 'Closed', intervals: [] }],
      resolutionTimes: { high: { value: 7, unit: 'bh' } },
    });
    expect(
      (await ticketOf(developer, await world.ticket(developer, { severity: 'low' }))).clocks,
    ).toHaveLength(1);
    const ticket = await world.ticket(developer, { severity: 'high' });
    const goal = async () =>
      (await ticketOf(developer, ticket)).clocks.find(({ clock }) => clock === 'resolution');
    // Nothing counts today; tomorrow's seven hours have a break.
    const closes = today.add({ days: 1 }).toZonedDateTime({ timeZone: 'Europe/Paris', plainTime: '17:00' });
    expect(await goal()).toMatchObject({
      kind: 'commitment',
      state: 'running',
      dueAt: new Date(closes.epochMilliseconds).toISOString(),
      target: { value: 7, unit: 'bh' },
      timeZone: 'Europe/Paris',
    });
    expect((await ticketOf(developer, ticket)).explanation.en.at(-1)!.value).toBe(
      'Monday to Sunday, from 09:00 to 12:00 and from 13:00 to 17:00 (Europe/Paris), but for the holidays of the contract',
    );
    await world.answer(ticket);
    expect(await goal()).toMatchObject({ state: 'paused', dueAt: null, remainingSeconds: 7 * 3600 });
    await replyToTicket(developer.ctx, { org, ticket: ticket.id, text: 'Here.', ...api });
    await world.answer(ticket, 'solved');
    expect(await goal()).toMatchObject({ state: 'met', breachedAt: null });
  });

  it('that is declined is kept, and becomes a ticket when somebody pays, counted from then', async () => {
    await world.plan('free');
    const { ticket, kept, entitlement } = await world.ask(world.developer, { text: 'Please help' });
    expect(ticket).toBeNull();
    expect(entitlement).toMatchObject({ row: 8, outcome: 'declined' });
    expect(kept).toMatchObject({ text: 'Please help', project: { id: world.project.id } });
    expect(kept!.reason.en.next).not.toBeNull();
    const list = () => listKeptRequests(world.developer.ctx, { org, limit: 10 });
    expect((await list()).items).toEqual([kept]);
    expect((await listKeptRequests(world.owner.ctx, { org, limit: 10 })).items).toEqual([]);
    server.clock.advance(5 * DAY);
    await world.plan('team');
    expect((await list()).items).toEqual([]);
    const [opened] = (await listTickets(world.developer.ctx, { org, state: 'all', mine: true, limit: 10 }))
      .items;
    expect(opened).toMatchObject({ requester: { accountId: world.developer.accountId }, createdAt: at(0) });
    expect(opened!.owed).toMatchObject({ clock: 'first_response', startedAt: at(0) });
  });

  it('of a viewer waits for a developer of the project, from whose word on the clock runs', async () => {
    const { viewer, developer } = world;
    const ticket = await world.ticket(viewer);
    expect(ticket).toMatchObject({ waits: 'sponsor', owed: null });
    const wish = { org, ticket: ticket.id };
    await expect(confirmSponsor(viewer.ctx, wish)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(confirmSponsor(world.billing.ctx, wish)).rejects.toMatchObject({ code: 'forbidden' });
    server.clock.advance(HOUR);
    expect((await ticketOf(developer, ticket)).may.sponsor).toBe(true);
    const done = await confirmSponsor(developer.ctx, wish);
    expect(done).toMatchObject({ waits: null, owed: { startedAt: at(0), clock: 'first_response' } });
    await expect(confirmSponsor(developer.ctx, wish)).rejects.toMatchObject({
      extra: { reason: 'not-waiting' },
    });
    // The viewer's next messages are covered by that word.
    await world.answer(ticket);
    const asked = await replyToTicket(viewer.ctx, { ...wish, text: 'Still not.', ...api });
    expect(asked.owed).toMatchObject({ clock: 'next_response' });
  });

  it('that names no project asks for one of several, and is taken where there is one alone', async () => {
    const { developer } = world;
    expect(await world.ticket(developer, { project: undefined })).toMatchObject({
      project: { id: world.project.id },
    });
    const second = await makeProject(world.owner, org);
    const ticket = await world.ticket(developer, { project: undefined });
    expect(ticket).toMatchObject({ waits: 'project', project: null, owed: null });
    const choose = (person: Person) =>
      chooseProject(person.ctx, { org, ticket: ticket.id, project: second.slug });
    await expect(choose(world.owner)).rejects.toMatchObject({ code: 'forbidden' });
    server.clock.advance(HOUR);
    expect(await choose(developer)).toMatchObject({
      waits: null,
      project: { id: second.id },
      owed: { startedAt: at(0) },
    });
    await expect(choose(developer)).rejects.toMatchObject({ extra: { reason: 'not-waiting' } });
  });

  it('is answered by a link that works once, for the person whom it was mailed to', async () => {
    const ticket = await world.ticket(world.viewer);
    const named = { orgId: world.org.id, id: ticket.id };
    const link = (person: Person) =>
      server.db.transaction((tx) => makeTicketLink(server.ctx(), tx, named, 'sponsor', person.accountId));
    const weak = await link(world.billing);
    await expect(useTicketLink(server.ctx(), weak)).rejects.toMatchObject({ code: 'link-used-or-expired' });
    const token = await link(world.developer);
    expect(await peekTicketLink(server.ctx(), token)).toMatchObject({
      purpose: 'sponsor',
      subject: ticket.subject,
    });
    expect(await useTicketLink(server.ctx(), token)).toEqual({ reference: ticket.reference });
    await expect(useTicketLink(server.ctx(), token)).rejects.toMatchObject({ code: 'link-used-or-expired' });
    expect((await ticketOf(world.viewer, ticket)).waits).toBeNull();
  });

  it('about billing is for every member on every plan, and seen by those who see amounts', async () => {
    await world.plan('free');
    const { viewer, billing, developer, owner } = world;
    const ticket = await world.ticket(viewer, { category: 'billing', project: undefined });
    expect(ticket).toMatchObject({ queue: 'billing', owed: { target: { value: 2, unit: 'bd' } } });
    for (const person of [viewer, billing, owner])
      expect((await ticketOf(person, ticket)).id).toBe(ticket.id);
    await expect(ticketOf(developer, ticket)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('about personal data is seen by nobody else of the organisation', async () => {
    const ticket = await world.ticket(world.viewer, { category: 'data_protection', project: undefined });
    await expect(ticketOf(world.owner, ticket)).rejects.toMatchObject({ code: 'not-found' });
    expect(ticket.owed).toMatchObject({ target: { value: 1, unit: 'mo' } });
  });

  it('for Premium Support needs a plan that brings it', async () => {
    const premium = { category: 'premium' } as const;
    expect(await world.ticket(world.developer, premium)).toMatchObject({
      queue: 'premium',
      category: 'premium',
    });
    await world.plan('maker');
    await expect(world.ask(world.developer, premium)).rejects.toMatchObject({
      extra: { reason: 'not-premium' },
    });
  });

  it('keeps secrets out: its author learns which, and whether they can be revoked', async () => {
    const { developer } = world;
    const github = `ghp_${'a1B2'.repeat(9)}`;
    const text = `key ${developer.accessKey}\ntoken ${github}, done\0`;
    const ticket = await world.ticket(developer, { text, subject: `With ${github}` });
    const [entry] = await timelineOf(developer, ticket);
    expect(entry).toMatchObject({
      message: {
        text: 'key [access-key cpg_••••]\ntoken [github ghp_••••], done',
        secrets: [
          { kind: 'access-key', accessKeyId: developer.actor.accessKeyId },
          { kind: 'github', accessKeyId: null },
        ],
      },
    });
    expect(ticket.subject).toBe('With [github ghp_••••]');
  });
});
