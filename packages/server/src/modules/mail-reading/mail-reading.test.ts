import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findThread } from './find-thread.ts';
import { identifySender } from './identify-sender.ts';
import { judgeAuthentication, type CheckResult } from './judge-authentication.ts';
import { readHead, withoutForgeries } from './read-head.ts';
import { readInThread } from './read-in-thread.ts';
import { readMessage, type MessageContent } from './read-message.ts';
import { readTrustedResults } from './read-trusted-results.ts';
import { showText } from './show-text.ts';
import { readThreadToken, threadToken } from './thread-token.ts';

const read = (lines: string): Promise<MessageContent> =>
  readMessage(Buffer.from(lines.replace(/\n/g, '\r\n'), 'latin1'));
const text = async (lines: string): Promise<string> => (await read(lines)).text;
const from = (value: string) => identifySender([{ name: 'from', value }])?.address ?? null;

test.each([
  ['M46 an unknown charset', 'Content-Type: text/plain; charset=x-none\n\ncaf\xe9', 'café'],
  ['a wrong label, valid UTF-8', 'Content-Type: text/plain; charset=x-none\n\ncaf\xc3\xa9', 'café'],
  ['M48 escapes of ISO-2022-JP', 'Subject: x\n\n\x1b$B$3$s\x1b(B', 'こん'],
  ['M49 a charset in the markup', 'Content-Type: text/html\n\n<meta charset="iso-8859-2"><p>\xb1</p>', 'ą'],
  ['NUL bytes', 'Subject: x\n\na\0b', 'ab'],
  ['a flowed text', 'Content-Type: text/plain; format=flowed\n\none \ntwo', 'one two'],
])('%s', async (_name, lines, expected) => {
  expect(await text(lines)).toBe(expected);
});

test('M43 what is nested too deep can only be seen in the original', async () => {
  const deep = `${'<div>'.repeat(20_000)}deep${'</div>'.repeat(20_000)}`;
  expect(await read(`Content-Type: text/html\n\n${deep}`)).toMatchObject({
    html: null,
    needsOriginal: true,
    isEmpty: false,
  });
});

test('M44, M45 markup runs nothing, loads nothing, and shows the images that came with it', async () => {
  const png =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  const markup =
    '<script>a()</script><form action="x"></form><a href="javascript:a()" onclick="a()">j</a><img src="https://t.test/p"><p style="position:fixed">p</p><img src="cid:i@x"><img src="//t.test/q"><iframe src="https://t.test"></iframe>';
  const { html, hasRemoteImages, attachments } = await read(
    `Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n${markup}\n--b\nContent-Type: image/png\nContent-ID: <i@x>\nContent-Transfer-Encoding: base64\n\n${png}\n--b--\n`,
  );
  expect(html).not.toMatch(/script|form|onclick|style|iframe| src="(?!attachment:1")/);
  expect(html).toContain('src="attachment:1"');
  expect(hasRemoteImages).toBe(true);
  expect(attachments).toMatchObject([{ type: 'image/png', isImage: true, fileName: 'attachment-1.png' }]);
});

test('M52, M68 files have our names, and are what their bytes are', async () => {
  const part = (head: string, body: string): string => `--b\n${head}\n\n${body}\n`;
  const { attachments, attachmentsLeftOut } = await read(
    `Content-Type: multipart/mixed; boundary=b\n\n${part('Content-Type: text/plain', 'Hi')}${part(
      "Content-Disposition: attachment; filename*=x-none''caf%E9.png\nContent-Type: image/png",
      '<svg onload=a()></svg>',
    )}${part('Content-Disposition: attachment; filename="../../etc/x.html"\nContent-Type: text/html', '<script>').repeat(11)}--b--\n`,
  );
  expect(attachments).toHaveLength(10);
  expect(attachmentsLeftOut).toBe(2);
  expect(attachments[0]).toMatchObject({
    givenName: 'café.png',
    fileName: 'attachment-1.txt',
    isImage: false,
  });
  expect(attachments[1]).toMatchObject({ givenName: '.._.._etc_x.html', type: 'text/plain' });
});

test.each([
  ['M59 answers between quotes', '> Is it on?\nyes\n> Version?\n0.76', 'yes\n0.76'],
  ['M60 log lines', 'It says\n\n> Task FAILED\n\nHelp', 'It says\nHelp'],
  ['M61 French', 'Oui.\n\nLe lun. 3 nov. 2026 à 10:00, Zoé <z@x.fr> a écrit :\n> Bonjour', 'Oui.'],
  [
    'M61 Outlook',
    'Oui.\n\nDe : Zoé <z@x.fr>\nEnvoyé : lundi 3 novembre 2026\nÀ : support\n\nBonjour',
    'Oui.',
  ],
])('%s: hidden, and kept', async (_name, body, shown) => {
  const bytes = Buffer.from(`Subject: x\r\n\r\n${body}`);
  expect(await readMessage(bytes)).toMatchObject({ shownText: shown, hasHidden: true, text: body });
});

test('M60 log lines between lines of three backquotes are shown, whatever they begin with', () => {
  const log = '```\n> Task FAILED\n--\n> again\n```';
  expect(showText(`It says\n\n${log}\n\n> Hello`)).toEqual({ text: `It says\n\n${log}`, hasHidden: true });
  expect(showText('Open\n```\n> a quote')).toEqual({ text: 'Open\n```', hasHidden: true });
});

test('showing a part of a text always says so, and never shows nothing of something', () => {
  const lines = fc.array(fc.constantFrom('> a', 'b', '', '--', '```', 'Le 3, z a écrit :', 'On x, y wrote:'));
  fc.assert(
    fc.property(lines, (drawn) => {
      const whole = drawn.join('\n').trim();
      const { text: shown, hasHidden } = showText(whole);
      expect(shown === '').toBe(whole === '');
      expect(hasHidden).toBe(shown !== whole);
    }),
  );
});

test.each([
  ['a@b.test', 'a@b.test'],
  ['Dev <A.b@B.Test>', 'a.b@b.test'],
  ['"Doe, J. \\"x\\"" <a@b.test>', 'a@b.test'],
  ['a@b.test (Dev)', 'a@b.test'],
  ['boss@b.test <a@b.test>', 'a@b.test'],
  ['=?utf-8?q?Zo=C3=A9?= <a@bücher.test>', 'a@xn--bcher-kva.test'],
  ['a@b.test, c@d.test', null],
  ['<a@b.test> <c@d.test>', null],
  ['Team: a@b.test;', null],
  ['=?utf-8?q?a=40b.test?= <>', null],
  ['=?utf-8?q?a?=@b.test', null],
  ['"a b"@b.test', null],
  ['a@[127.0.0.1]', null],
  ['a@127.0.0.1', null],
  ['a@b.test\0@c.test', null],
  ['', null],
])('From %j is %j', (value, address) => {
  expect(from(value)).toBe(address);
});

const RESULTS: CheckResult[] = [
  'pass',
  'fail',
  'softfail',
  'neutral',
  'none',
  'policy',
  'permerror',
  'temperror',
];

test('authenticated is only what a check of the sender’s own domain passes', () => {
  const result = fc.constantFrom(...RESULTS);
  const domain = fc.constantFrom('b.test', 'mail.b.test', 'evil.test', '');
  const findings = fc.record({
    dmarc: fc.record({ result, bySpf: fc.boolean(), byDkim: fc.boolean() }),
    spf: fc.record({ result, domain }),
    dkim: fc.array(fc.record({ result, domain, isPartial: fc.boolean() }), { maxLength: 2 }),
  });
  fc.assert(
    fc.property(findings, (found) => {
      const near = (one: { result: string; domain: string }) =>
        one.result === 'pass' && one.domain.endsWith('b.test');
      const byPolicy = found.dmarc.result === 'pass' && (found.dmarc.bySpf || found.dmarc.byDkim);
      const alone = near(found.spf) || found.dkim.some((one) => near(one) && !one.isPartial);
      const expected = byPolicy || (found.dmarc.result === 'none' && alone);
      const { state } = judgeAuthentication({ domain: 'b.test' }, found);
      expect(state === 'authenticated').toBe(expected);
      expect(judgeAuthentication(null, found).state).toBe('unauthenticated');
    }),
  );
});

test('customers of one hosting company are strangers', () => {
  const spf = { result: 'pass' as const, domain: 'evil.github.io' };
  const dmarc = { result: 'none' as const, bySpf: false, byDkim: false };
  expect(judgeAuthentication({ domain: 'dev.github.io' }, { dmarc, spf, dkim: [] }).state).toBe(
    'unauthenticated',
  );
});

test.each([
  ['a verdict', 'mx.test; dmarc=pass header.from=b.test', 'authenticated'],
  ['about another domain', 'mx.test; dmarc=pass header.from=evil.test', 'unauthenticated'],
  [
    'none, and a signature',
    'mx.test; dmarc=none header.from=b.test; dkim=pass header.d=b.test',
    'authenticated',
  ],
  ['no word on DMARC', 'mx.test; dkim=pass header.d=b.test', 'unauthenticated'],
  ['in quotes', 'mx.test; spf=pass smtp.mailfrom="; dmarc=pass header.from=b.test"', 'unauthenticated'],
  ['in a comment', 'mx.test; spf=pass (x; dmarc=pass header.from=b.test)', 'unauthenticated'],
  [
    'two verdicts',
    'mx.test; spf=pass smtp.mailfrom=; dmarc=pass header.from=b.test; dmarc=fail',
    'unauthenticated',
  ],
  ['a comment that does not end', 'mx.test; dmarc=pass header.from=b.test; spf=pass (x', 'unauthenticated'],
])('a trusted server says %s', (_name, value, state) => {
  const found = readTrustedResults([{ name: 'authentication-results', value }], ['mx.test'], 'b.test');
  expect(judgeAuthentication({ domain: 'b.test' }, found!).state).toBe(state);
  expect(
    readTrustedResults([{ name: 'authentication-results', value }], ['other.test'], 'b.test'),
  ).toBeNull();
});

test('what only we may say is left out', () => {
  const head =
    'Authentication-Results: Ours.Test; dmarc=pass\r\nARC-Authentication-Results: i=1; ours.test; x\r\n';
  const fields = readHead(Buffer.from(`${head}X-CodePushGo-Ticket: 1\r\nFrom:\r\n a@b\r\n\r\nbody`));
  expect(withoutForgeries(fields, 'ours.test')).toEqual([{ name: 'from', value: 'a@b' }]);
});

test('an address of a ticket survives capitals, fits, and cannot be made up', () => {
  const code = (key: string, text: string): Buffer => createHmac('sha256', key).update(text).digest();
  const vault = { codes: (text: string): [Buffer, Buffer] => [code('new', text), code('old', text)] };
  const ticketId = 'tkt_01kb3q0000abcdefghjkmnpqrs';
  const token = threadToken(vault, ticketId);
  expect(`support+${token}`.length).toBeLessThanOrEqual(64);
  const readToken = (one: string) => readThreadToken(vault, one);
  const hints = findThread(
    [
      { name: 'in-reply-to', value: '<a@x>' },
      { name: 'references', value: '<b@x> <a@x> <c@x>' },
    ],
    [`Support+${token.toUpperCase()}@ours.test`],
    'Re: [cpg-12] x',
    readToken,
  );
  expect(hints).toEqual({ ticketId, messageIds: ['a@x', 'c@x', 'b@x'], ticketNumber: 'CPG-12' });
  const old = { codes: (text: string): [Buffer] => [code('old', text)] };
  expect(readToken(threadToken(old, ticketId))).toBe(ticketId);
  expect(readThreadToken(old, token)).toBeNull();
  expect(readToken(token.replace(/.$/, (last) => (last === '0' ? '1' : '0')))).toBeNull();
});

test('a thread that dies is not the end of reading', async () => {
  const aborted = AbortSignal.abort(new Error('stop'));
  await expect(readInThread(Buffer.from('x'), aborted)).rejects.toThrow('stop');
  expect((await readInThread(Buffer.from('Subject: x\r\n\r\nHi'))).text).toBe('Hi');
});
