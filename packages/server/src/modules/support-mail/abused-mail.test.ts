// Runs on both engines: its world is made over make-server.ts.
import { expect, test } from 'vitest';
import { desc, eq } from 'drizzle-orm';
import { auditEntries } from '#audit';
import { mailReviews, processMail } from '#mail-intake';
import { assignTicket } from '#ticket-handling';
import { deadAddresses, ticketGuests } from '#ticket-mail';
import { eraseAddress, redactAsStaff } from '#ticket-privacy';
import { getTicket, makeTicketLink, peekTicketLink, ticketTimeline } from '#tickets';
import { ticketMessages, type TicketRow } from '#ticket-store';
import { makeMember } from '../../testing/factories.ts';
import { removeMember } from '../members/remove-member.ts';
import { HELP, type Fate } from '../../testing/mail-world.ts';
import { mails, post, withPost, world } from '../../testing/post-suite.ts';
import { splitTicket } from '../ticket-handling/split-ticket.ts';
import { attachReview } from './decide-review.ts';
import { decideGuest, listGuests } from './guests.ts';
import { ticketsByMail } from './part.ts';
import { listTicketMails, promoteMail } from './ticket-mails.ts';

// What somebody tries who means no good, or who is only careless.

const HOUR_MS = 3_600_000;
withPost();

const answered = async (ticket: TicketRow): Promise<void> => {
  await world.answer(ticket);
  await mails.server.jobs.settled();
};

test('a key in a subject leaves with no answer, and neither does what was taken out of one', async () => {
  const developer = await post.somebody();
  const ticket = await post.opened(developer, `Subject: Key ${developer.accessKey} of hunter2`);
  await answered(ticket);
  expect(post.last(developer.email).subject).toContain('hunter2');
  expect(JSON.stringify(post.arrived.map(({ subject }) => subject))).not.toContain(developer.accessKey);
  await redactAsStaff(world.agent.ctx, {
    ticket: ticket.id,
    parts: ['hunter2'],
    files: [],
    reason: 'PRIVATE',
  });
  await answered(ticket);
  expect(post.last(developer.email).subject).not.toContain('hunter2');
});

test('a report is heard once, and speaks for its own address alone', async () => {
  const [developer, colleague] = [await post.somebody(), await post.somebody()];
  const ticket = await post.opened(developer);
  await assignTicket(world.agent.ctx, { ticket: ticket.id, to: 'me' });
  await answered(ticket);
  const { messageId } = post.last(developer.email);
  const failed = (address: string): Promise<Fate> =>
    post.write(
      'mailer-daemon@mx.example.com',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      [
        '--b\n\nIt failed.\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.com\n',
        `Final-Recipient: rfc822; ${address}\nAction: failed\nStatus: 5.1.1\n`,
        `--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: ${messageId}\n\n--b--`,
      ].join('\n'),
      { from: '' },
    );
  const heard = (): number => post.to(world.agent.email).length;
  const before = heard();
  await failed(colleague.email);
  expect([heard(), await mails.server.db.select().from(deadAddresses)]).toEqual([before, []]);
  expect((await failed(developer.email)).state).toBe('noted');
  expect([heard(), (await mails.server.db.select().from(deadAddresses)).length]).toEqual([before + 1, 1]);
  const noted = (await post.kinds(ticket.id)).length;
  expect((await failed(developer.email)).state).toBe('dropped');
  expect([heard(), (await post.kinds(ticket.id)).length]).toEqual([before + 1, noted]);
});

test('what looked automatic is its writer’s once it is a message, and counts from when it came', async () => {
  const [developer, colleague] = [await post.somebody(), await post.somebody()];
  const ticket = await post.opened(developer);
  const here = { to: [post.addressOf(ticket)] };
  await post.write(colleague.email, `Subject: Re: [CPG-${ticket.number}] Help`, 'Mine', here);
  const { listed, away } = await noted(ticket, developer.email, here);
  const { receivedAt } = away.received!;
  mails.server.clock.advance(3 * HOUR_MS);
  await answered(ticket);
  await promoteMail(world.agent.ctx, { ticket: ticket.id, mail: listed });
  const shown = await getTicket(developer.ctx, { org: world.org.slug, ticket: ticket.id });
  expect(shown.clocks.map(({ startedAt }) => startedAt)).toContain(receivedAt.toISOString());
  // Somebody who takes no part gets no voice by it, least of all the requester's.
  const stranger = await post.somebody();
  const fate = await post.write(stranger.email, 'Subject: Out of office', 'I am away.');
  const [review] = await mails.server.db
    .select()
    .from(mailReviews)
    .where(eq(mailReviews.receivedId, fate.received!.id));
  const { ctx } = world.agent;
  await attachReview(ctx, { review: review!.id, ticket: ticket.id, as: 'note', reason: 'PRIVATE' });
  await expect(promoteMail(ctx, { ticket: ticket.id, mail: fate.received!.id })).rejects.toMatchObject({
    extra: { reason: 'not-promotable' },
  });
});

async function noted(ticket: TicketRow, from: string, here: { to: string[] }) {
  const away = await post.write(from, 'Subject: Out of office', 'I am away.', here);
  expect(away.state).toBe('noted');
  const { items } = await listTicketMails(world.agent.ctx, { ticket: ticket.id });
  return { away, listed: items.findLast(({ direction }) => direction === 'in')!.id };
}

test('why staff did something stays with staff', async () => {
  const rows = await mails.server.db
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.orgId, world.org.id))
    .orderBy(desc(auditEntries.at));
  expect(rows.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['mail-review.attached', 'ticket.redacted']),
  );
  expect(JSON.stringify(rows)).not.toContain('PRIVATE');
});

test('what is split off counts from when its first mail came, however late that was judged', async () => {
  const developer = await post.somebody();
  const ticket = await post.opened(developer);
  const { records } = mails.dns;
  records.set('_dmarc.example.com', 'down');
  const { received } = await post.write(developer.email, 'Subject: Re: Help', 'And another thing', {
    to: [post.addressOf(ticket)],
  });
  records.set('_dmarc.example.com', ['v=DMARC1; p=reject']);
  mails.server.clock.advance(2 * HOUR_MS);
  await processMail(mails.server.platform, ticketsByMail, received!.id);
  const [, message] = await mails.server.db
    .select({ id: ticketMessages.id })
    .from(ticketMessages)
    .where(eq(ticketMessages.ticketId, ticket.id))
    .orderBy(ticketMessages.id);
  const split = await splitTicket(world.agent.ctx, {
    ticket: ticket.id,
    subject: 'Other',
    messages: [message!.id],
  });
  expect(split.createdAt).toBe(received!.receivedAt.toISOString());
});

test('a guest without an account is erased by address: words, quotes of them, and that they wrote', async () => {
  const developer = await post.somebody();
  const ticket = await post.opened(developer);
  const here = { to: [post.addressOf(ticket)] };
  await post.write('guest@outside.test', 'Subject: Re: Help', 'GUEST-WORDS', here);
  const named = { org: world.org.slug, ticket: ticket.id };
  const [guest] = (await listGuests(developer.ctx, named)).items;
  await decideGuest(developer.ctx, { ...named, guest: guest!.id, admit: true });
  const quoting = 'So it is.\n\nOn Monday, guest@outside.test wrote:\n> GUEST-WORDS';
  await post.write(developer.email, 'Subject: Re: Help', quoting, here);
  const seen = async (): Promise<string> =>
    JSON.stringify([
      (await ticketTimeline(developer.ctx, { ...named, limit: 50 })).items,
      await mails.server.db.select().from(ticketGuests),
    ]);
  expect(await seen()).toContain('GUEST-WORDS');
  const counts = await eraseAddress(world.operator.ctx, { email: 'guest@outside.test', reason: 'A letter.' });
  expect(counts).toMatchObject({ tickets: 1, messages: 1 });
  expect(await seen()).not.toMatch(/GUEST-WORDS|guest@outside/);
  expect(await seen()).toContain('So it is.');
});

test('the link of a sponsor shows nothing to whoever is a developer no longer', async () => {
  const viewer = await makeMember(mails.server, world.org.id, 'viewer');
  const waiting = await post.opened(viewer, 'Subject: Ask me');
  const sponsor = await post.somebody();
  const token = await mails.server.db.transaction((tx) =>
    makeTicketLink(mails.server.ctx(), tx, waiting, 'sponsor', sponsor.accountId),
  );
  expect((await peekTicketLink(mails.server.ctx(), token)).subject).toBe('Ask me');
  await removeMember(world.owner.ctx, { org: world.org.slug, account: sponsor.accountId });
  await expect(peekTicketLink(mails.server.ctx(), token)).rejects.toMatchObject({
    code: 'link-used-or-expired',
  });
});

test('in all of this nothing went out for a mail that proved nothing, nor to strangers', async () => {
  expect(await post.misled()).toEqual([]);
  expect(post.arrived.every(({ envelopeTo }) => envelopeTo !== `support@${HELP}`)).toBe(true);
});
