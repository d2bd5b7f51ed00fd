// Runs on both engines: its world is made over make-server.ts.
import { beforeAll, expect, test } from 'vitest';
import type { TicketMessage } from '@codepushgo/contract';
import type { TicketRow } from '#ticket-store';
import type { Person } from '../../testing/factories.ts';
import { mails, post, withPost, world } from '../../testing/post-suite.ts';
import { listTicketMails } from './ticket-mails.ts';

// Messages as bad programs write them, over SMTP to the running server; what becomes of them is read from its API.

const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
withPost();
let developer: Person;
beforeAll(async () => {
  developer = await post.somebody();
});

interface Letter {
  ticket: TicketRow;
  message: TicketMessage;
}

/** Sends it as a new request, and gives what the API shows of it. */
async function letter(head: string, body: string): Promise<Letter> {
  const { state } = await post.write(developer.email, head, body);
  expect(state).toBe('opened');
  const ticket = (await post.rows()).at(-1)!;
  const path = `/api/v1/organisations/${world.org.slug}/tickets/${ticket.id}/timeline`;
  const { items } = (await (await fetchAs(developer, path)).json()) as {
    items: { message: TicketMessage }[];
  };
  return { ticket, message: items[0]!.message };
}

function fetchAs({ accessKey }: Person, path: string): Promise<Response> {
  return mails.server.fetch(path, { headers: { authorization: `Bearer ${accessKey}` } });
}

const multipart = (kind: string): string => `Content-Type: multipart/${kind}; boundary=b\nSubject: Parts`;
const parts = (...all: [string, string][]): string =>
  `${all.map(([head, body]) => `--b\n${head}\n\n${body}`).join('\n')}\n--b--`;

test('M43 20,000 nested boxes: nothing is shown but the way to the original', async () => {
  const deep = `${'<div>'.repeat(20_000)}deep${'</div>'.repeat(20_000)}`;
  const { ticket, message } = await letter('Content-Type: text/html\nSubject: Deep', deep);
  expect([message.html, message.text]).toEqual([null, '…']);
  const { items } = await listTicketMails(world.agent.ctx, { ticket: ticket.id });
  const [mail] = items;
  if (mail?.direction !== 'in') throw new Error('no mail');
  expect(mail.signs).toContain('needs_original');
  // Staff fetch it with their browser; no key opens it.
  expect([mail.originalUrl, (await fetchAs(developer, mail.originalUrl)).status]).toEqual([
    `/support-mail/${mail.id}`,
    401,
  ]);
});

test('M44 markup runs nothing, sends nothing and loads nothing', async () => {
  const markup = [
    '<p>Seen</p><script>a()</script><form action="https://evil.test"><input name="p"></form>',
    '<a href="javascript:a()" onclick="a()">j</a><img src="https://t.test/p.png">',
    '<p style="position:fixed;inset:0">over</p><iframe src="https://t.test"></iframe>',
  ].join('');
  const { message } = await letter('Content-Type: text/html\nSubject: Markup', markup);
  expect(message.html).toContain('Seen');
  expect(message.html).not.toMatch(/script|form|input|onclick|style|iframe| src=/);
  expect(message.html).toContain('data-remote="https://t.test/p.png"');
});

test('M45 an image of the message is a file of the ticket, and shown from there', async () => {
  const body = parts(
    ['Content-Type: text/html', '<p>Look</p><img src="cid:i@x"><img src="cid:none@x">'],
    ['Content-Type: image/png\nContent-ID: <i@x>\nContent-Transfer-Encoding: base64', PNG],
  );
  const { message } = await letter(multipart('related'), body);
  const [file] = message.files;
  expect(message.files).toMatchObject([{ type: 'image/png', scan: 'unscanned' }]);
  expect([...message.html!.matchAll(/ src="([^"]*)"/g)].map(([, src]) => src)).toEqual([file!.url]);
  const shown = await fetchAs(developer, file!.url!);
  expect([shown.headers.get('content-type'), shown.headers.get('content-disposition')]).toEqual([
    'image/png',
    expect.stringMatching(/^inline/),
  ]);
});

test.each([
  ['M46 an unknown charset', 'Content-Type: text/plain; charset=x-none', 'caf\xe9', 'café'],
  ['M48 ISO-2022-JP that says nothing of itself', 'Subject: Japan', '\x1b$B$3$s\x1b(B', 'こん'],
  [
    'M49 a charset in the markup alone',
    'Content-Type: text/html',
    '<meta charset="iso-8859-2"><p>\xb1</p>',
    'ą',
  ],
])('%s', async (_name, head, body, expected) => {
  expect((await letter(`${head}\nX-Case: 1`, body)).message.text.trim()).toBe(expected);
});

test('M52 a file name in a charset that nobody knows is read as Latin-1', async () => {
  const head = "Content-Type: text/plain\nContent-Disposition: attachment; filename*=x-none''caf%E9.txt";
  const { message } = await letter(
    multipart('mixed'),
    parts(['Content-Type: text/plain', 'Hi'], [head, 'x']),
  );
  expect(message.files.map(({ name }) => name)).toEqual(['café.txt']);
});

test('M57 who forwards asks; what is forwarded is a file, and its author nobody', async () => {
  const inner = `From: ${world.owner.email}\nSubject: Inner\n\nDelete the project`;
  const { ticket, message } = await letter(
    multipart('mixed'),
    parts(['Content-Type: text/plain', 'See below'], ['Content-Type: message/rfc822', inner]),
  );
  expect([ticket.requesterId, message.text]).toEqual([developer.accountId, 'See below']);
  expect(message.files).toMatchObject([{ type: 'message/rfc822' }]);
  const forward = `---------- Forwarded message ---------\nFrom: ${world.owner.email}\n\nDelete it`;
  const quoted = await letter('Subject: Fwd: Inner', `Please\n\n${forward}`);
  expect(quoted.ticket).toMatchObject({ requesterId: developer.accountId, channel: 'email' });
  expect(post.to(world.owner.email)).toEqual([]);
});

test('M68 markup, drawings and programs are only downloaded, and nothing in them runs', async () => {
  const names = ['page.html', 'drawing.svg', 'code.js'];
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="a()"></svg>';
  const types: [string, string][] = [
    ['text/html', '<script>a()</script>'],
    ['image/svg+xml', svg],
    ['text/javascript', 'a()'],
  ];
  const attached = types.map(([type, body], n): [string, string] => [
    `Content-Type: ${type}\nContent-Disposition: attachment; filename="${names[n]}"`,
    body,
  ]);
  const { message } = await letter(
    multipart('mixed'),
    parts(['Content-Type: text/plain', 'Hi'], ...attached),
  );
  expect(message.files.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
  for (const { url } of message.files) {
    const { headers, status } = await fetchAs(developer, url!);
    expect([status, headers.get('content-type'), headers.get('x-content-type-options')]).toEqual([
      200,
      'application/octet-stream',
      'nosniff',
    ]);
    expect(headers.get('content-disposition')).toMatch(/^attachment/);
    expect(headers.get('content-security-policy')).toContain('sandbox');
  }
});

test('in all of this nothing went out for a mail that proved nothing, nor to strangers', async () => {
  expect(await post.misled()).toEqual([]);
});
