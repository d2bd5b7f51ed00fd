// Runs on both engines: its world is made over make-server.ts.
import { expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { createProject, deleteProject } from '#projects';
import { addNote, answerTicket, mergeTickets } from '#ticket-handling';
import { keptRequests } from '#ticket-requests';
import { peekTicketLink, useTicketLink } from '#tickets';
import { makeAccount, makeMember } from '../../testing/factories.ts';
import { HELP } from '../../testing/mail-world.ts';
import { mails, post, withPost, world } from '../../testing/post-suite.ts';
import { header } from '../../testing/post-world.ts';
import { decideGuest, listGuests } from './guests.ts';
import { dismissMailWarning, mailWarning } from './mail-warning.ts';
import { listTicketMails } from './ticket-mails.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

withPost();

test('a developer writes: a ticket, one acknowledgement that no machine answers, and the conversation by mail', async () => {
  const developer = await post.somebody();
  const ticket = await post.opened(developer, 'Subject: Updates stop\nMessage-ID: <first@example.com>');
  expect(ticket).toMatchObject({
    requesterId: developer.accountId,
    projectId: world.project.id,
    channel: 'email',
    subject: 'Updates stop',
    status: 'new',
  });
  expect(ticket.dueAt).not.toBeNull();
  const [ack] = post.to(developer.email);
  expect(ack!.envelopeFrom).toBe('');
  expect(header(ack!, 'auto-submitted')).toBe('auto-replied');
  expect(header(ack!, 'x-auto-response-suppress')).toBe('All');
  expect(ack!.subject).toBe(`[CPG-${ticket.number}] We have your request · Nous avons votre demande`);
  expect(`${ack!.subject} ${ack!.text}`).not.toMatch(/Updates stop|It fails|Person/);
  expect(ack!.replyTo?.text).toBe(post.addressOf(ticket));
  expect(ack!.references).toEqual('<first@example.com>');
  await addNote(world.agent.ctx, { ticket: ticket.id, text: 'Looks like last week’s.' });
  await answerTicket(world.agent.ctx, { ticket: ticket.id, text: 'Try again.', status: 'pending_customer' });
  await mails.server.jobs.settled();
  expect(post.to(developer.email)).toHaveLength(2);
  const answer = post.last(developer.email);
  expect(answer.text).toMatch(/^Try again\.\n/);
  expect(answer.subject).toBe(`Re: [CPG-${ticket.number}] Updates stop`);
  expect([header(answer, 'auto-submitted'), answer.envelopeFrom]).toEqual(['', `support@${HELP}`]);
  expect([answer.references].flat()).toEqual(['<first@example.com>', ack!.messageId]);
  expect(answer.inReplyTo).toBe(ack!.messageId);
  // A reply by the header alone, without our address.
  const fate = await post.write(
    developer.email,
    `Subject: Re: x\nIn-Reply-To: ${answer.messageId}`,
    'Still fails.',
  );
  expect(fate.state).toBe('appended');
  expect(await post.kinds(ticket.id)).toEqual(['terms', 'opened', 'note', 'reply', 'message']);
  expect((await post.row(ticket.id)).status).toBe('open');
  // Only the agent who has the ticket hears of it.
  expect([post.to(developer.email).length, post.last(world.agent.email).subject]).toEqual([
    2,
    `[CPG-${ticket.number}] A customer wrote · Un client a écrit`,
  ]);
  const { items } = await listTicketMails(world.agent.ctx, { ticket: ticket.id });
  expect(items.map((one) => [one.direction, one.kind])).toEqual([
    ['in', 'opened'],
    ['out', 'acknowledged'],
    ['out', 'answer'],
    ['in', 'appended'],
    ['out', 'customer_wrote'],
  ]);
  expect(items.every((one) => one.direction === 'in' || one.state === 'sent')).toBe(true);
  expect(JSON.stringify(post.arrived.map(({ text }) => text))).not.toContain('last week');
});

test('M01, M02, M40 mail in the name of a developer: nothing is appended or sent, and the one who is named is told', async () => {
  const developer = await post.somebody();
  const ticket = await post.opened(developer);
  const [before, sent] = [await post.kinds(ticket.id), post.arrived.length];
  for (let i = 0; i < 3; i++) {
    const forged = { signer: mails.signer('evil.test'), from: 'x@evil.test', to: [post.addressOf(ticket)] };
    const fate = await post.write(developer.email, 'Subject: Re: Help', 'Send me the keys', forged);
    expect([fate.state, ...fate.reviews]).toEqual(['review', 'auth_failed']);
  }
  expect([await post.kinds(ticket.id), post.arrived.length]).toEqual([before, sent]);
  expect(await mailWarning(developer.ctx)).toMatchObject({ count: 3 });
  expect(await mailWarning(world.viewer.ctx)).toEqual({ count: 0, lastAt: null });
  await dismissMailWarning(developer.ctx);
  expect(await mailWarning(developer.ctx)).toMatchObject({ count: 0 });
});

test('M17, M18, M19 a viewer needs a sponsor, a free project is declined and kept, several projects are asked about', async () => {
  const viewer = await makeMember(mails.server, world.org.id, 'viewer');
  const waiting = await post.opened(viewer);
  expect(waiting).toMatchObject({ waits: 'sponsor', dueAt: null });
  const asked = post.last(world.owner.email);
  expect(asked.subject).toContain('A colleague asks for help');
  const link = /ticket-link\?token=(\S+)/.exec(asked.text!)![1]!;
  await useTicketLink(mails.server.ctx(), link);
  expect((await post.row(waiting.id)).waits).toBeNull();
  const billing = await post.opened(viewer, 'Subject: Invoice', { to: [`billing@${HELP}`] });
  expect(billing).toMatchObject({ category: 'billing', orgId: world.org.id });
  const free = await makeAccount(mails.server);
  await createProject(free.ctx, { org: free.userName, name: 'Mine', slug: 'mine' });
  expect((await post.write(free.email, 'Subject: Free')).state).toBe('held');
  const declined = post.last(free.email);
  expect(declined.text).toContain('kept');
  const kept = await mails.server.db
    .select()
    .from(keptRequests)
    .where(eq(keptRequests.accountId, free.accountId));
  expect(kept).toMatchObject([{ subject: 'Free', channel: 'email' }]);
  const developer = await post.somebody();
  const other = await createProject(world.owner.ctx, {
    org: world.org.slug,
    name: 'Other',
    slug: 'other-one',
  });
  const open = await post.opened(developer);
  expect(open).toMatchObject({ waits: 'project', projectId: null, dueAt: null });
  const token = /ticket-link\?token=(\S+)/.exec(post.last(developer.email).text!)![1]!;
  expect((await peekTicketLink(mails.server.ctx(), token)).choices).toHaveLength(2);
  await useTicketLink(mails.server.ctx(), token, world.project.id);
  expect((await post.row(open.id)).dueAt).not.toBeNull();
  await deleteProject(world.owner.ctx, { org: world.org.slug, project: other.id });
});

test('rows 1 and 4, M12, M21: dangers are heard from everybody, strangers are pointed the way once a week', async () => {
  const sent = post.arrived.length;
  const danger = { to: [`security@${HELP}`, `support@${HELP}`], signer: mails.signer('evil.test') };
  const fate = await post.write('victim@outside.test', 'Subject: Hole', 'There is one.', danger);
  expect([fate.state, post.arrived.length - sent]).toEqual(['opened', 0]);
  const ticket = (await post.rows()).at(-1)!;
  expect(ticket).toMatchObject({
    queue: 'security',
    requesterId: null,
    requesterEmail: 'victim@outside.test',
  });
  expect(ticket.dueAt).not.toBeNull();
  // Its acknowledgement is a person's.
  await answerTicket(world.agent.ctx, { ticket: ticket.id, text: 'Thank you.', status: 'open' });
  await mails.server.jobs.settled();
  expect(post.to('victim@outside.test').map(({ text }) => text)).toEqual([
    expect.stringContaining('Thank you.'),
  ]);
  expect(
    (await post.write('zoe@outside.test', 'Subject: Re: News\nIn-Reply-To: <news@help.test>')).state,
  ).toBe('dropped');
  expect((await post.write('zoe@outside.test', 'Subject: Again')).state).toBe('dropped');
  expect(post.to('zoe@outside.test').map(({ subject }) => subject)).toEqual([
    'How to reach support · Comment joindre l’assistance',
  ]);
  mails.server.clock.advance(8 * DAY_MS);
  await post.write('zoe@outside.test', 'Subject: Later');
  expect(post.to('zoe@outside.test')).toHaveLength(2);
});

test('a token says which ticket, never who: others get their own, strangers wait until the requester lets them in', async () => {
  const [developer, colleague] = [await post.somebody(), await post.somebody()];
  const ticket = await post.opened(developer);
  const there = { to: [post.addressOf(ticket).toUpperCase().replace(HELP.toUpperCase(), HELP)] };
  expect((await post.write(colleague.email, 'Subject: Re: Help', undefined, there)).state).toBe('opened');
  const own = (await post.rows()).at(-1)!;
  expect([own.requesterId, own.id === ticket.id]).toEqual([colleague.accountId, false]);
  expect(post.last(colleague.email).text).not.toContain(`CPG-${ticket.number}`);
  expect((await post.write('guest@outside.test', 'Subject: Re: Help', 'One', there)).state).toBe('held');
  expect((await post.write('guest@outside.test', 'Subject: Re: Help', 'Two', there)).state).toBe('held');
  expect(post.to('guest@outside.test')).toEqual([]);
  expect(post.last(developer.email).text).not.toContain('guest@');
  expect(post.to(developer.email).filter(({ subject }) => subject?.includes('take part'))).toHaveLength(1);
  const named = { org: world.org.slug, ticket: ticket.id };
  const { items } = await listGuests(developer.ctx, named);
  expect(items.map(({ state, text }) => [state, text])).toEqual([
    ['waiting', 'One'],
    ['waiting', 'Two'],
  ]);
  await expect(
    decideGuest(world.viewer.ctx, { ...named, guest: items[0]!.id, admit: true }),
  ).rejects.toMatchObject({ code: 'forbidden' });
  await decideGuest(developer.ctx, { ...named, guest: items[0]!.id, admit: true });
  expect(await post.kinds(ticket.id)).toEqual(['terms', 'opened', 'message', 'message']);
  expect((await post.write('guest@outside.test', 'Subject: Re: Help', 'Three', there)).state).toBe(
    'appended',
  );
  await world.answer(ticket);
  await mails.server.jobs.settled();
  expect(
    [post.last('guest@outside.test'), post.last(developer.email)].map(({ text }) => text!.split('\n')[0]),
  ).toEqual(['Please try this.', 'Please try this.']);
  // A made-up token and a number in a subject let nobody in.
  const guessed = { to: [`support+${ticket.id}.0000000000000000@${HELP}`] };
  expect(
    (await post.write('other@outside.test', `Subject: [CPG-${ticket.number}] x`, 'x', guessed)).state,
  ).toBe('dropped');
  expect((await post.write(colleague.email, `Subject: Re: [CPG-${ticket.number}] Help`)).state).toBe(
    'opened',
  );
  expect((await post.write(developer.email, `Subject: Re: [CPG-${ticket.number}] Help`)).state).toBe(
    'appended',
  );
});

test('M22, M23, M24 changed subjects, merged tickets, and replies that come too late', async () => {
  const developer = await post.somebody();
  const first = await post.opened(developer, 'Subject: First');
  const here = { to: [post.addressOf(first)] };
  expect((await post.write(developer.email, 'Subject: Quite another thing', 'x', here)).state).toBe(
    'appended',
  );
  const { items } = await listTicketMails(world.agent.ctx, { ticket: first.id });
  expect(items.at(-1)).toMatchObject({ signs: ['subject_changed'] });
  await world.answer(first, 'solved');
  await mails.server.jobs.settled();
  expect(post.last(developer.email).subject).toBe(`Re: [CPG-${first.number}] Quite another thing`);
  const next = (await post.write(developer.email, 'Subject: A third thing', 'x', here)).state;
  expect([next, (await post.rows()).at(-1)!.followUpOfId, (await post.row(first.id)).status]).toEqual([
    'opened',
    first.id,
    'solved',
  ]);
  expect((await post.write(developer.email, 'Subject: Re: First', 'Not yet', here)).state).toBe('appended');
  expect((await post.row(first.id)).status).toBe('open');
  await world.answer(first, 'solved');
  mails.server.clock.advance(15 * DAY_MS);
  expect((await post.write(developer.email, 'Subject: Re: First', 'Again', here)).state).toBe('opened');
  expect((await post.rows()).at(-1)).toMatchObject({ followUpOfId: first.id, projectId: first.projectId });
  const [one, two] = [
    await post.opened(developer, 'Subject: One'),
    await post.opened(developer, 'Subject: Two'),
  ];
  await mergeTickets(world.agent.ctx, { ticket: one.id, into: two.id });
  expect(
    (await post.write(developer.email, 'Subject: Re: One', 'x', { to: [post.addressOf(one)] })).state,
  ).toBe('appended');
  expect((await post.kinds(two.id)).at(-1)).toBe('message');
});

test('M25, M26 what comes twice counts once, and nobody keeps a message out by using its id first', async () => {
  const [developer, other] = [await post.somebody(), await post.somebody()];
  await post.opened(developer, 'Subject: Once\nMessage-ID: <same@example.com>');
  const again = 'Received: from elsewhere\nSubject: Once\nMessage-ID: <same@example.com>';
  expect((await post.write(developer.email, again)).state).toBe('dropped');
  expect(
    (await post.write(developer.email, 'Subject: Twice\nMessage-ID: <same@example.com>', 'Other')).state,
  ).toBe('opened');
  expect((await post.write(other.email, 'Subject: Mine\nMessage-ID: <same@example.com>')).state).toBe(
    'opened',
  );
});

test('in all of this nothing went out for a mail that proved nothing, nor to strangers, but for the pointer', async () => {
  expect(await post.misled()).toEqual([]);
});
