// Runs on both engines: its world is made by make-server.ts.
import { describe, expect, it } from 'vitest';
import { asc, eq } from 'drizzle-orm';
import { auditEntries } from '#audit';
import { setPlan } from '#billing';
import { setProjectRole } from '#projects';
import { answerTicket, addNote, setTicketStatus, waiveReply } from '#ticket-handling';
import { ticketEvents } from '#ticket-store';
import { lastAudit, makeAccount, makeMember, makeProject } from '../../testing/factories.ts';
import {
  at,
  org,
  server,
  staff,
  world,
  ticketOf,
  timelineOf,
  withCustomers,
} from '../../testing/ticket-suite.ts';
import { makeTicketWorld } from '../../testing/ticket-world.ts';
import { changeTicketSeverity } from './change-ticket-severity.ts';
import { closeSolved } from './close-solved.ts';
import { getTicket } from './get-ticket.ts';
import { inviteParticipant } from './invite-participant.ts';
import { listTickets } from './list-tickets.ts';
import { rateTicket } from './rate-ticket.ts';
import { reopenTicket } from './reopen-ticket.ts';
import { replyToTicket } from './reply-to-ticket.ts';
import { solveTicket } from './solve-ticket.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const api = { channel: 'api' } as const;

withCustomers();

describe('what somebody may do', () => {
  it('is refused to strangers, other organisations and those who may not see the ticket, as if it were not there', async () => {
    const ticket = await world.ticket(world.developer);
    const stranger = await makeAccount(server);
    const other = await makeTicketWorld(server, staff);
    const wish = { org, ticket: ticket.id };
    await expect(getTicket(stranger.ctx, wish)).rejects.toMatchObject({ code: 'not-found' });
    await expect(getTicket(other.owner.ctx, { ...wish, org: other.org.slug })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(getTicket(world.billing.ctx, wish)).rejects.toMatchObject({ code: 'not-found' });
    await expect(replyToTicket(world.billing.ctx, { ...wish, text: 'x', ...api })).rejects.toMatchObject({
      code: 'not-found',
    });
    const readOnly = world.developer.keyCtx({ level: 'read', organisationId: null });
    await expect(solveTicket(readOnly, wish)).rejects.toMatchObject({ code: 'scope-too-small' });
    await expect(solveTicket(world.viewer.ctx, wish)).rejects.toMatchObject({ code: 'forbidden' });
    expect((await ticketOf(world.viewer, ticket)).may).toMatchObject({
      reply: true,
      solve: false,
      rate: false,
    });
  });

  it('is given to guests by their project', async () => {
    const guest = await makeAccount(server);
    const project = world.project.slug;
    await setProjectRole(world.owner.ctx, { org, project, account: guest.accountId, role: 'developer' });
    const other = await makeProject(world.owner, org);
    const [seen, hidden] = [
      await world.ticket(world.developer),
      await world.ticket(world.developer, { project: other.slug }),
    ];
    await expect(ticketOf(guest, hidden)).rejects.toMatchObject({ code: 'not-found' });
    expect((await ticketOf(guest, seen)).may.solve).toBe(true);
    const own = await world.ticket(guest);
    const { items } = await listTickets(guest.ctx, { org, state: 'all', mine: false, limit: 10 });
    expect(items.map(({ id }) => id).toSorted()).toEqual([seen.id, own.id].toSorted());
  });

  it('lists exactly what each may read', async () => {
    const { developer, viewer, billing, owner } = world;
    const made = [];
    for (const person of [developer, viewer, billing, owner])
      for (const category of ['technical', 'account', 'security', 'data_protection'] as const)
        made.push(
          (await world.ask(person, { category, ...(category !== 'technical' && { project: undefined }) }))
            .ticket,
        );
    const all = made.flatMap((ticket) => ticket ?? []);
    await inviteParticipant(owner.ctx, { org, ticket: all.at(-1)!.id, account: billing.email });
    for (const person of [developer, viewer, billing, owner]) {
      const readable: string[] = [];
      for (const ticket of all)
        await ticketOf(person, ticket).then(
          ({ id }) => readable.push(id),
          () => undefined,
        );
      const listed: string[] = [];
      let cursor: string | null | undefined;
      do {
        const page = await listTickets(person.ctx, {
          org,
          state: 'all',
          mine: false,
          limit: 3,
          ...(cursor && { cursor }),
        });
        listed.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor);
      expect(listed.toSorted()).toEqual(readable.toSorted());
    }
  });
});

describe('a ticket', () => {
  it('goes back and forth: replies, severity, solved, rated, reopened, closed', async () => {
    const { developer, viewer } = world;
    const ticket = await world.ticket(developer);
    const wish = { org, ticket: ticket.id };
    expect(await changeTicketSeverity(developer.ctx, { ...wish, severity: 'urgent' })).toMatchObject({
      owed: { dueAt: at(24 * HOUR), because: { code: 'severity_raised' } },
    });
    await world.answer(ticket);
    expect(await ticketOf(developer, ticket)).toMatchObject({ status: 'pending_customer', owed: null });
    await expect(rateTicket(developer.ctx, { ...wish, score: 'good', comment: '' })).rejects.toMatchObject({
      code: 'conflict',
    });
    server.clock.advance(HOUR);
    // A colleague's word is no question of the customer's; it makes him take part.
    expect(await replyToTicket(viewer.ctx, { ...wish, text: 'Me too.', ...api })).toMatchObject({
      owed: null,
    });
    expect((await ticketOf(developer, ticket)).participants).toMatchObject([{ accountId: viewer.accountId }]);
    expect(await replyToTicket(developer.ctx, { ...wish, text: 'No change.', ...api })).toMatchObject({
      status: 'open',
      owed: { clock: 'next_response', startedAt: at(0) },
    });
    expect(await solveTicket(developer.ctx, wish)).toMatchObject({
      status: 'solved',
      owed: null,
      solvedAt: at(0),
    });
    await expect(solveTicket(developer.ctx, wish)).rejects.toMatchObject({
      extra: { reason: 'ticket-solved' },
    });
    await expect(rateTicket(viewer.ctx, { ...wish, score: 'bad', comment: '' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await rateTicket(developer.ctx, { ...wish, score: 'good', comment: 'Quick' })).toMatchObject({
      rating: { score: 'good', comment: 'Quick' },
    });
    server.clock.advance(14 * DAY);
    expect(await reopenTicket(developer.ctx, { ...wish, text: 'It is back.', ...api })).toMatchObject({
      id: ticket.id,
      status: 'open',
      solvedAt: null,
      owed: { clock: 'next_response' },
    });
    await solveTicket(developer.ctx, wish);
    server.clock.advance(14 * DAY + 1);
    await expect(replyToTicket(developer.ctx, { ...wish, text: 'Again', ...api })).rejects.toMatchObject({
      extra: { reason: 'reopen-too-late' },
    });
    await closeSolved(server.ctx({ kind: 'system', name: 'test' }));
    expect(await ticketOf(developer, ticket)).toMatchObject({ status: 'closed', reopenUntil: null });
    const next = await reopenTicket(developer.ctx, { ...wish, text: 'Again', ...api });
    expect(next).toMatchObject({
      followUpOf: { id: ticket.id },
      status: 'new',
      owed: { clock: 'first_response' },
    });
    const kinds = (await timelineOf(developer, ticket)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'message')).toHaveLength(5);
    expect(kinds).toEqual(
      expect.arrayContaining(['severity_changed', 'status_changed', 'rated', 'participant_invited']),
    );
    const audited = await server.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.targetId, ticket.id))
      .orderBy(asc(auditEntries.id));
    expect(audited.map(({ action }) => action)).toEqual([
      'ticket.opened',
      'ticket.severity-changed',
      'ticket.answered',
      'ticket.replied',
      'ticket.replied',
      'ticket.solved',
      'ticket.rated',
      'ticket.replied',
      'ticket.solved',
      'ticket.closed',
    ]);
  });

  it('keeps what was promised when payment or role is lost, and promises nothing new', async () => {
    const { developer } = world;
    const ticket = await world.ticket(developer);
    const wish = { org, ticket: ticket.id };
    await setPlan(staff.operator.ctx, { customer: world.org.id, plan: 'free', reason: 'test' });
    await server.jobs.settled();
    expect((await ticketOf(developer, ticket)).owed).toEqual(ticket.owed);
    await world.answer(ticket);
    server.clock.advance(HOUR);
    const asked = await replyToTicket(developer.ctx, { ...wish, text: 'And now?', ...api });
    expect(asked).toMatchObject({ status: 'open', owed: null });
  });

  it('is due sooner when the organisation gets a contract, and says why', async () => {
    const ticket = await world.ticket(world.developer, { severity: 'high' });
    server.clock.advance(HOUR);
    await world.contract('priority_plus');
    expect((await ticketOf(world.developer, ticket)).owed).toMatchObject({
      dueAt: at(2 * HOUR),
      because: { code: 'tier_raised', responseRow: 'priority_plus' },
    });
  });

  it('lets a member take part whom somebody invites, and nobody else', async () => {
    const ticket = await world.ticket(world.viewer, { category: 'security', project: undefined });
    const invite = (account: string) =>
      inviteParticipant(world.viewer.ctx, { org, ticket: ticket.id, account });
    await expect(invite((await makeAccount(server)).email)).rejects.toMatchObject({
      extra: { reason: 'no-colleague' },
    });
    const colleague = await makeMember(server, world.org.id, 'viewer');
    await expect(ticketOf(colleague, ticket)).rejects.toMatchObject({ code: 'not-found' });
    await invite(colleague.email.toUpperCase());
    await invite(colleague.email);
    expect((await ticketOf(colleague, ticket)).participants).toHaveLength(1);
  });

  it('has one order of events, whoever writes at the same time', async () => {
    const { developer, viewer, agent } = world;
    const ticket = await world.ticket(developer);
    const wish = { org, ticket: ticket.id, text: 'x', ...api };
    await Promise.all([
      ...Array.from({ length: 4 }, () => replyToTicket(developer.ctx, wish)),
      ...Array.from({ length: 3 }, () => replyToTicket(viewer.ctx, wish)),
      ...Array.from({ length: 3 }, () => addNote(agent.ctx, { ticket: ticket.id, text: 'n' })),
      answerTicket(agent.ctx, { ticket: ticket.id, text: 'y', status: 'open' }),
    ]);
    const events = await server.db
      .select()
      .from(ticketEvents)
      .where(eq(ticketEvents.ticketId, ticket.id))
      .orderBy(asc(ticketEvents.seq));
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, n) => n + 1));
    expect(events.filter(({ change }) => change.kind === 'participant')).toHaveLength(1);
    const ids = events.map(({ at: when }) => when.getTime());
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
  });

  it('is limited to two hundred open ones of an organisation', async () => {
    await server.db.execute(
      `insert into tickets (id, org_id, language, subject, category, queue, channel, status, severity, snapshot, terms, last_event_at, created_at, updated_at)
       select 'tkt_' || md5(random()::text), '${world.org.id}', 'en', 's', 'account', 'billing', 'api', 'open', 'normal', '{}', '{}', now(), now(), now() from generate_series(1, 200)`,
    );
    await expect(world.ask(world.developer)).rejects.toMatchObject({
      code: 'limit-reached',
      extra: { limit: 200 },
    });
  });
});

describe('solving without a word', () => {
  it('needs a reason that the customer never reads, and leaves the first answer owed', async () => {
    const ticket = await world.ticket(world.developer);
    const solve = (reason?: string) =>
      setTicketStatus(staff.agent.ctx, { ticket: ticket.id, status: 'solved', ...(reason && { reason }) });
    await expect(solve()).rejects.toMatchObject({
      code: 'invalid-input',
      extra: { reason: 'reason-needed' },
    });
    await solve('spam, surely');
    const shown = await ticketOf(world.developer, ticket);
    expect(shown).toMatchObject({ status: 'solved', owed: { clock: 'first_response', state: 'running' } });
    expect(JSON.stringify([shown, await timelineOf(world.developer, ticket)])).not.toContain('surely');
  });

  it('needs none once a person has answered, nor after it was said that no answer is needed', async () => {
    const ticket = await world.ticket(world.developer);
    await world.answer(ticket);
    await replyToTicket(world.developer.ctx, { org, ticket: ticket.id, text: 'Thanks!', ...api });
    await waiveReply(staff.agent.ctx, { ticket: ticket.id, reason: 'They said thanks' });
    expect((await ticketOf(world.developer, ticket)).owed).toBeNull();
    await setTicketStatus(staff.agent.ctx, { ticket: ticket.id, status: 'solved' });
    expect(await lastAudit(server, ticket.id)).toMatchObject({
      action: 'ticket.solved',
      actorId: staff.agent.accountId,
    });
  });
});
