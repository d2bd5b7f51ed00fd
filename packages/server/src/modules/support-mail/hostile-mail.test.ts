// engine: postgres, both in the long form
// What is hostile is met before the database. Its world is made over make-server.ts.
import { expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { mailReviews, processMail } from '#mail-intake';
import { createProject } from '#projects';
import { assignTicket, setTicketStatus } from '#ticket-handling';
import { outgoingMails } from '#ticket-mail';
import { ticketTimeline } from '#tickets';
import { makeAccount } from '../../testing/factories.ts';
import { HELP, type Fate } from '../../testing/mail-world.ts';
import { mails, post, withPost, world } from '../../testing/post-suite.ts';
import { attachReview, dropReview, openReview, releaseReview } from './decide-review.ts';
import { ticketsByMail } from './part.ts';
import { listReviews } from './reviews.ts';
import { listTicketMails, promoteMail } from './ticket-mails.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

withPost();

test('M29, M31, M56, M58, M70 what no person wrote, and what nobody can read, starts nothing', async () => {
  const developer = await post.somebody();
  const ticket = await post.opened(developer);
  await world.answer(ticket, 'solved');
  const here = { to: [post.addressOf(ticket)] };
  const before = post.to(developer.email).length + 1;
  const calendar = 'Content-Type: text/calendar; method=REPLY\nSubject: Accepted';
  const cases: [string, string][] = [
    ['Auto-Submitted: auto-replied\nSubject: Away', 'I am away.'],
    ['Subject: Absence du bureau', 'De retour lundi.'],
    [calendar, 'BEGIN:VCALENDAR\nMETHOD:REPLY\nEND:VCALENDAR'],
    ['Subject: Re: Help', ''],
  ];
  for (const [head, body] of cases)
    expect([head, (await post.write(developer.email, head, body, here)).state]).toEqual([head, 'noted']);
  expect((await post.row(ticket.id)).status).toBe('solved');
  expect(post.to(developer.email)).toHaveLength(before);
  const sealed = 'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m';
  expect((await post.write(developer.email, sealed, 'MIAGCSqGSIb3', here)).state).toBe('noted');
  expect(post.last(developer.email).subject).toContain('encrypted');
  expect((await post.write(developer.email, 'Subject: New', '')).state).toBe('held');
  expect(post.last(developer.email).subject).toContain('empty');
  const { items } = await listTicketMails(world.agent.ctx, { ticket: ticket.id });
  const away = items.find((one) => one.direction === 'in' && one.signs.includes('looks_automatic'))!;
  // Only what its proved writer may have written can become a message: not what was sealed, sent by itself or opened it.
  const offered = items.filter((one) => one.direction === 'in' && one.isPromotable);
  expect(offered).toContainEqual(away);
  expect(offered.every((one) => one.direction === 'in' && one.kind === 'noted')).toBe(true);
  await promoteMail(world.agent.ctx, { ticket: ticket.id, mail: away.id });
  const after = (await listTicketMails(world.agent.ctx, { ticket: ticket.id })).items;
  expect(after.find(({ id }) => id === away.id)).toMatchObject({ isPromotable: false });
  expect((await post.row(ticket.id)).status).toBe('open');
  expect((await post.write(developer.email, 'Subject: Out of office')).reviews).toEqual(['unrouted']);
});

test('M32 another helpdesk that answers each mail with a new number is acknowledged once, then muted', async () => {
  const desk = await makeAccount(mails.server, { email: 'desk@helpdesk.test' });
  await createProject(desk.ctx, { org: desk.userName, name: 'Mine', slug: 'mine' });
  await post.write(desk.email, 'Subject: [#1] Ticket received', 'We have your request.', {
    to: [`billing@${HELP}`],
  });
  for (let i = 2; i < 6; i++)
    await post.write(desk.email, `Subject: [#${i}] Ticket received`, `Number ${i}`, {
      to: [`billing@${HELP}`],
      atOnce: true,
    });
  expect(post.to(desk.email)).toHaveLength(1);
  const held = await mails.server.db
    .select()
    .from(outgoingMails)
    .where(eq(outgoingMails.recipient, desk.email));
  expect(held.map(({ state, detail }) => detail ?? state)).toEqual(['sent', ...Array(4).fill('exchange')]);
  // Slower ones use up the day.
  for (let i = 6; i < 10; i++)
    await post.write(desk.email, `Subject: [#${i}] x`, `${i}`, { to: [`billing@${HELP}`] });
  expect(post.to(desk.email)).toHaveLength(3);
  // What came in and what was held back is counted.
  const figures = await (await mails.server.fetch('/metrics')).text();
  expect(figures).toMatch(/codepushgo_mail_in_total\{outcome="opened"\} \d/);
  expect(figures).toMatch(/codepushgo_mail_out_total\{state="suppressed",automatic="true"\} \d/);
});

test('M33, M34 a delay is kept on the mail; a failure flags the address and tells whoever has the ticket', async () => {
  const developer = await post.somebody();
  const ticket = await post.opened(developer);
  await assignTicket(world.agent.ctx, { ticket: ticket.id, to: 'me' });
  await world.answer(ticket);
  await mails.server.jobs.settled();
  const { messageId } = post.last(developer.email);
  const report = (action: string, status: string): string =>
    [
      '--b\n\nIt failed.\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.com\n',
      `Final-Recipient: rfc822; ${developer.email}\nAction: ${action}\nStatus: ${status}\n`,
      `--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: ${messageId}\n\n--b--`,
    ].join('\n');
  const head = 'Content-Type: multipart/report; report-type=delivery-status; boundary=b';
  const bounce = (action: string, status: string): Promise<Fate> =>
    post.write('mailer-daemon@mx.example.com', head, report(action, status), { from: '' });
  const state = async (): Promise<unknown> =>
    (await listTicketMails(world.agent.ctx, { ticket: ticket.id })).items
      .filter((one) => one.direction === 'out' && one.kind === 'answer')
      .map((one) => one.direction === 'out' && [one.state, one.detail]);
  expect([(await bounce('delayed', '4.4.1')).state, await state()]).toEqual([
    'noted',
    [['delayed', '4.4.1']],
  ]);
  const heard = post.to(world.agent.email).length;
  expect([(await bounce('failed', '5.1.1')).state, await state()]).toEqual(['noted', [['bounced', '5.1.1']]]);
  expect(
    post
      .to(world.agent.email)
      .slice(heard)
      .map(({ subject }) => subject),
  ).toEqual([`[CPG-${ticket.number}] An answer did not arrive · Une réponse n’est pas arrivée`]);
  expect((await post.row(ticket.id)).status).toBe('pending_customer');
});

test('M75 what staff write from a mail program is a note', async () => {
  const developer = await post.somebody();
  const ticket = await post.opened(developer);
  const sent = post.to(developer.email).length;
  const fate = await post.write(world.agent.email, 'Subject: Re: Help', 'Tell them no.', {
    to: [post.addressOf(ticket)],
  });
  expect([fate.state, (await post.kinds(ticket.id)).at(-1)]).toEqual(['noted', 'note']);
  expect(post.to(developer.email)).toHaveLength(sent);
  expect(post.last(world.agent.email).text).toContain(`/desk/tickets/CPG-${ticket.number}`);
});

test('staff decide what waits: open, attach, let go on, drop; each is audited and sends nothing by itself', async () => {
  const developer = await post.somebody();
  const ticket = await post.opened(developer);
  const sent = post.arrived.length;
  const forged = async (subject: string): Promise<string> => {
    const fate = await post.write(developer.email, `Subject: ${subject}`, 'x', {
      signer: mails.signer('evil.test'),
    });
    const [found] = await mails.server.db
      .select()
      .from(mailReviews)
      .where(eq(mailReviews.receivedId, fate.received!.id));
    return found!.id;
  };
  const { ctx } = world.agent;
  const [a, b, c, d] = [await forged('a'), await forged('b'), await forged('c'), await forged('d')];
  const { items } = await listReviews(ctx, { limit: 100 });
  expect(items.find(({ id }) => id === a)).toMatchObject({
    reason: 'auth_failed',
    mail: { isProved: false, subject: 'a', sender: { address: developer.email } },
    account: { accountId: developer.accountId },
  });
  await expect(openReview(ctx, { review: a, reason: 'x' })).rejects.toMatchObject({ code: 'conflict' });
  const made = await openReview(ctx, { review: a, account: developer.email, reason: 'Called us.' });
  expect(made).toMatchObject({ subject: 'a', requester: { accountId: developer.accountId } });
  await attachReview(ctx, { review: b, ticket: ticket.id, as: 'note', reason: 'x' });
  await attachReview(ctx, { review: c, ticket: ticket.id, as: 'requester', reason: 'x' });
  await dropReview(ctx, { review: d, reason: 'spam' });
  await expect(dropReview(ctx, { review: d, reason: 'spam' })).rejects.toMatchObject({ code: 'not-found' });
  await expect(listReviews(developer.ctx, { limit: 1 })).rejects.toMatchObject({ code: 'forbidden' });
  expect((await post.kinds(ticket.id)).slice(-2)).toEqual(['automatic', 'message']);
  await mails.server.jobs.settled();
  expect(post.arrived).toHaveLength(sent);
});

test('M39 a flood that staff lets go on becomes tickets', async () => {
  const developer = await post.somebody();
  const states = [];
  for (let i = 0; i < 12; i++)
    states.push((await post.write(developer.email, `Subject: Flood ${i}`, 'x', { atOnce: i > 0 })).state);
  expect(states).toEqual([...Array(10).fill('opened'), 'flood', 'flood']);
  const flood = (await listReviews(world.agent.ctx, { limit: 100, reason: 'flood' })).items.at(-1)!;
  expect(flood.messageCount).toBe(2);
  expect(await releaseReview(world.agent.ctx, { review: flood.id })).toEqual({ released: 2 });
  await mails.server.jobs.settled();
  const mine = (await post.rows()).filter(({ requesterId }) => requesterId === developer.accountId);
  expect(mine).toHaveLength(12);
  expect(post.to(developer.email).length).toBeLessThanOrEqual(3);
});

test('M45, M59, M60, M61, M71, M73 what was written is kept whole, files too, and dates count for nothing', async () => {
  const developer = await post.somebody();
  const key = developer.accessKey;
  const body = `Yes\n\n> a log line\n> another\n\nLe lun. 3 mai, Zoé a écrit :\n> ${key}`;
  const at = mails.server.clock.now();
  const ticket = await post.opened(
    developer,
    'Subject: =?utf-8?q?Hi=0D=0ABcc:_x=40evil.test?=\nDate: Mon, 1 Jan 2001 00:00:00 +0000',
  );
  expect([ticket.subject, ticket.createdAt >= at]).toEqual(['Hi Bcc: x@evil.test', true]);
  const files = 'Content-Type: multipart/mixed; boundary=b\nSubject: Re: Hi';
  const parts = `--b\n\n${body}\n--b\nContent-Type: text/html\nContent-Disposition: attachment; filename="x.html"\n\n<script>1</script>\n--b--`;
  expect((await post.write(developer.email, files, parts, { to: [post.addressOf(ticket)] })).state).toBe(
    'appended',
  );
  const { items } = await ticketTimeline(developer.ctx, {
    org: world.org.slug,
    ticket: ticket.id,
    limit: 50,
  });
  const entry = items.at(-1)!;
  if (entry.kind !== 'message') throw new Error(entry.kind);
  expect(entry.message.text).toContain('Yes');
  expect(entry.message.hidden).toContain('> a log line');
  expect(JSON.stringify(entry.message)).not.toContain(key);
  expect(entry.message.files).toMatchObject([{ name: 'x.html' }]);
  const download = await mails.server.fetch(
    new URL(entry.message.files[0]!.url!, mails.server.url).pathname,
    {
      headers: { authorization: `Bearer ${key}` },
    },
  );
  expect(download.headers.get('content-disposition')).toMatch(/^attachment/);
  expect(download.headers.get('content-security-policy')).toContain('sandbox');
});

test('a mail whose name servers came back two hours later counts from when it came', async () => {
  const developer = await post.somebody();
  const { records } = mails.dns;
  records.set('_dmarc.example.com', 'down');
  const { state, received } = await post.write(developer.email, 'Subject: Late');
  records.set('_dmarc.example.com', ['v=DMARC1; p=reject']);
  mails.server.clock.advance(DAY_MS / 12);
  await processMail(mails.server.platform, ticketsByMail, received!.id);
  const ticket = (await post.rows()).at(-1)!;
  expect([state, ticket.subject, ticket.createdAt]).toEqual(['received', 'Late', received!.receivedAt]);
});

test('closing asks how it went, once', async () => {
  const developer = await post.somebody();
  const ticket = await post.opened(developer);
  await setTicketStatus(world.agent.ctx, { ticket: ticket.id, status: 'solved', reason: 'test' });
  mails.server.clock.advance(15 * DAY_MS);
  const { closeSolved } = await import('../tickets/close-solved.ts');
  await closeSolved(mails.server.ctx({ kind: 'system', name: 'tickets' }));
  await closeSolved(mails.server.ctx({ kind: 'system', name: 'tickets' }));
  await mails.server.jobs.settled();
  expect(post.to(developer.email).filter(({ subject }) => subject?.includes('How did it go'))).toHaveLength(
    1,
  );
});

test('in all of this nothing went out for a mail that proved nothing, nor to strangers, but for the pointer', async () => {
  expect(await post.misled()).toEqual([]);
});
