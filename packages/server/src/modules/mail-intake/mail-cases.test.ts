// Runs on both engines: its world is made by make-server.ts.
import type { MailReview } from '@codepushgo/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeAccount } from '../../testing/factories.ts';
import { HELP, makeMailWorld, type Fate, type MailWorld, type Sending } from '../../testing/mail-world.ts';
import { readMailbox } from '../../testing/mailbox.ts';

let world: MailWorld;
let own: Sending;
let evil: Sending;
beforeAll(async () => {
  world = await makeMailWorld();
  const { records } = world.dns;
  records.set('_dmarc.strict.test', ['v=DMARC1; p=reject']);
  records.set('strict.test', ['v=spf1 -all']);
  records.set('plain.test', ['v=spf1 ip4:127.0.0.1 -all']);
  records.set('evil.test', ['v=spf1 ip4:127.0.0.1 -all']);
  own = { signer: world.signer('strict.test') };
  evil = { signer: world.signer('evil.test'), from: 'x@evil.test' };
});
afterAll(() => world.stop());

const DEV = 'From: Dev <dev@strict.test>';
let count = 0;
/** A message of a developer, unless `head` says otherwise. */
function mail(head: string, body = 'Hello', from = DEV): string {
  const id = /^message-id:/im.test(head) ? '' : `Message-ID: <m${++count}@strict.test>\n`;
  return `${from}\n${id}${head.trim()}\n`.replace(/\n+$/, '\n') + `\n${body}\n`;
}

/** What waits for staff, by message and reason. */
const waiting: string[] = [];
const send = async (lines: string | Buffer, sending: Sending = own): Promise<Fate> => {
  const fate = await world.send(lines, sending);
  if (fate.state === 'review') waiting.push(`${fate.received!.id} ${fate.reviews.join()}`);
  return fate;
};

describe('whom it is from', () => {
  test('M01 a forged sender goes to staff, and nothing is answered', async () => {
    const fate = await send(mail('Subject: x'), { from: 'dev@strict.test' });
    expect(fate).toMatchObject({ state: 'review', reviews: ['auth_failed'] });
    expect(fate.answer).toMatch(/^250/);
    expect(fate.received!.senderAddress).toBeNull();
  });

  test('M02 a signature of the forger’s own domain changes nothing', async () => {
    const fate = await send(mail('Subject: x'), evil);
    expect(fate).toMatchObject({ state: 'review', reviews: ['auth_failed'] });
  });

  test('a signature of the sender’s domain is strong, SPF without a policy (M03) weak', async () => {
    const strong = await send(mail('Subject: x'));
    expect(strong.message!.authentication).toEqual({
      state: 'authenticated',
      strength: 'strong',
      by: 'dkim',
    });
    expect(strong.received!.senderAddress).toBe('dev@strict.test');
    const weak = await send(mail('Subject: x', 'Hi', 'From: zoe@plain.test'), {});
    expect(weak.message!.authentication).toEqual({ state: 'authenticated', strength: 'weak', by: 'spf' });
    expect([strong.state, ...strong.reviews]).toEqual(['dropped']);
  });

  test.each([
    ['M09 two mailboxes', 'From: dev@strict.test, x@evil.test'],
    ['two From fields', `${DEV}\nFrom: x@evil.test`],
    ['two From fields, one with a space before the colon', `${DEV}\nFrom : x@evil.test`],
    ['a group', 'From: Team: dev@strict.test;'],
    ['an address in encoded words', 'From: =?utf-8?q?dev=40strict.test?='],
    ['no From', 'Sender: dev@strict.test'],
  ])('%s: undecidable', async (_name, from) => {
    const fate = await send(mail('Subject: x', 'Hi', from), { ...own, from: 'dev@strict.test' });
    expect(fate.reviews).toEqual(['identity_undecidable']);
  });

  test('M11 the name is not the identity, and staff is warned', async () => {
    const { message } = await send(mail('Subject: x', 'Hi', 'From: "boss@strict.test" <x@evil.test>'), evil);
    expect(message).toMatchObject({ sender: { address: 'x@evil.test', nameIsAnotherAddress: true } });
  });

  test('M12 a look-alike is another domain', async () => {
    world.dns.records.set('xn--strct-sva.test', ['v=spf1 ip4:127.0.0.1 -all']);
    const raw = Buffer.from(mail('Subject: x', 'Hi', 'From: dev@strìct.test').replace(/\n/g, '\r\n'));
    const { message } = await send(raw, { from: 'dev@xn--strct-sva.test' });
    expect(message!.sender!.domain).toMatch(/^xn--/);
    expect(message!.sender!.address).not.toBe('dev@strict.test');
  });

  test('M14 results in our name are not ours', async () => {
    const forged = `Authentication-Results: ${HELP}; dmarc=pass header.from=strict.test\nSubject: x`;
    expect((await send(mail(forged), {})).reviews).toEqual(['auth_failed']);
  });

  test('M74, M73 the envelope says which mailbox, the clock of the listener when', async () => {
    const fate = await send(mail('Subject: x\nTo: someone@else.test\nDate: Mon, 1 Jan 2001 00:00:00 +0000'), {
      ...own,
      to: [`Billing@${HELP}`],
    });
    expect(fate.message!.mailboxes).toEqual(['billing']);
    expect(fate.message!.receivedAt).toEqual(world.server.clock.now());
  });
});

describe('what it is', () => {
  test.each([
    ['M29 an absence', 'Auto-Submitted: auto-replied', 'automatic', false],
    ['M30 said not to be automatic', 'Auto-Submitted: no', 'person', false],
    ['M31 an absence by its subject', 'Subject: Absence du bureau : Zoé', 'person', true],
    ['M21 a list', 'List-Id: <news.strict.test>', 'automatic', false],
    ['bulk', 'Precedence: bulk', 'automatic', false],
    ['a ticket system', 'X-Auto-Response-Suppress: All', 'automatic', false],
  ])('%s', async (_name, head, kind, looksAutomatic) => {
    const { message } = await send(mail(head));
    expect(message!.classification).toMatchObject({ kind, looksAutomatic });
  });

  test('M56 an answer to an invitation', async () => {
    const { message } = await send(
      mail('Content-Type: text/calendar; method=REPLY', 'BEGIN:VCALENDAR\nMETHOD:REPLY\nEND:VCALENDAR'),
    );
    expect(message!.classification.kind).toBe('calendar');
  });

  test('M35 a report on mail that we never sent is dropped', async () => {
    const { state, message } = await send(report('failed', '5.1.1'), { from: '' });
    expect(state).toBe('dropped');
    expect(message!.report).toEqual({
      messageId: 'sent-1@help.test',
      recipients: [{ address: 'gone@strict.test', action: 'failed', status: '5.1.1' }],
    });
  });

  test('our own mail is dropped', async () => {
    const { state } = await send(mail('Subject: x', 'Hi', `From: support@${HELP}`), {});
    expect(state).toBe('dropped');
  });

  test('M58 nothing in it, M70 sealed, M57 forwarded', async () => {
    expect((await send(mail('Subject: x', ''))).message).toMatchObject({ isEmpty: true });
    const sealed = 'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m';
    expect((await send(mail(sealed, 'MIAGCSqGSIb3'))).message).toMatchObject({ protection: 'smime' });
    const inner =
      '--b\n\nSee below\n--b\nContent-Type: message/rfc822\n\nFrom: boss@other.test\n\nInner\n--b--';
    const { message } = await send(mail('Content-Type: multipart/mixed; boundary=b', inner));
    expect(message).toMatchObject({
      sender: { address: 'dev@strict.test' },
      text: 'See below',
      attachments: [{ type: 'message/rfc822', fileName: 'attachment-1.eml' }],
    });
  });

  test('M71 a subject is one line', async () => {
    const { message } = await send(mail('Subject: =?utf-8?q?Hi=0D=0ABcc:_x=40evil.test?='));
    expect(message!.subject).toBe('Hi Bcc: x@evil.test');
  });
});

function report(action: string, status: string): string {
  return `From: MAILER-DAEMON@strict.test
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b

It failed.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.strict.test

Final-Recipient: rfc822; Gone@strict.test
Action: ${action}
Status: ${status}

--b
Content-Type: text/rfc822-headers

Message-ID: <sent-1@help.test>

--b--
`;
}

test('M25, M26 the same bytes count once, with or without a Message-ID', async () => {
  const raw = `${DEV}\nSubject: no id\n\nHello\n`;
  const first = await send(raw);
  const second = await send(
    Buffer.from(await world.server.platform.files.get(first.received!.rawBlob).then(readAll)),
    {},
  );
  expect(first.message!.messageId).toBe(`${first.received!.rawBlob}@${HELP}`);
  expect(second).toMatchObject({ state: 'duplicate', reviews: [] });
  expect(second.answer).toMatch(/^250/);
});

test('bytes that a forger sent first do not keep out who wrote them', async () => {
  const raw = mail('Subject: first', 'Hello', 'From: zoe@late.test');
  const forged = await send(raw, {});
  world.dns.records.set('late.test', ['v=spf1 ip4:127.0.0.1 -all']);
  const genuine = await send(raw, {});
  expect([forged.state, ...forged.reviews]).toEqual(['review', 'auth_failed']);
  expect([genuine.state, ...genuine.reviews]).toEqual(['dropped']);
});

test('staff read from the API what waits, and why', async () => {
  const { accessKey } = await makeAccount(world.server, { agent: true });
  const answer = await world.server.fetch('/api/v1/desk/mail-reviews?limit=100', {
    headers: { authorization: `Bearer ${accessKey}` },
  });
  const { items } = (await answer.json()) as { items: MailReview[] };
  expect(
    items.map(({ originalUrl, reason }) => `${originalUrl.split('/').at(-1)} ${reason}`).toSorted(),
  ).toEqual(waiting.toSorted());
});

test('in all of this those alone were told where support is whose address was proved, once', async () => {
  const sent = await readMailbox(world.server);
  expect(sent.map(({ to }) => to)).toEqual([
    'dev@strict.test',
    'zoe@plain.test',
    'x@evil.test',
    'zoe@late.test',
  ]);
  expect(new Set(sent.map(({ subject }) => subject)).size).toBe(1);
});

async function readAll(file: { stream(): AsyncIterable<Buffer> }): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of file.stream()) chunks.push(chunk);
  return Buffer.concat(chunks);
}
