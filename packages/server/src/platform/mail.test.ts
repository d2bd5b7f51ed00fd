import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { expect, test } from 'vitest';
import { readMailbox } from '../testing/mailbox.ts';
import { makeServer } from '../testing/make-server.ts';
import { sendMail } from './mail.ts';

const mail = {
  to: 'zoë@example.com',
  subject: 'Bestätigen: größer',
  text: 'Open https://example.com/verify?token=abc please',
  kind: 'test',
};

test('without SMTP a mail becomes a file, once its transaction has committed', async () => {
  const server = await makeServer();
  try {
    await server.db
      .transaction(async (tx) => {
        await sendMail(server.platform, tx, { ...mail, subject: 'never' });
        throw new Error('no');
      })
      .catch(() => undefined);
    await server.db.transaction((tx) => sendMail(server.platform, tx, mail));
    const box = await readMailbox(server);
    expect(box).toMatchObject([
      { to: mail.to, subject: mail.subject, links: ['https://example.com/verify?token=abc'] },
    ]);
  } finally {
    await server.stop();
  }
});

test('with SMTP a mail leaves through it, also when the server first refuses', async () => {
  const received: ParsedMail[] = [];
  let refusals = 1;
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      void simpleParser(stream).then((parsed) => {
        if (refusals-- > 0) return done(Object.assign(new Error('try later'), { responseCode: 451 }));
        received.push(parsed);
        done();
      });
    },
  });
  const listening = smtp.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  const server = await makeServer({
    config: { smtpUrl: `smtp://127.0.0.1:${port}`, mailFrom: 'Push <push@example.com>' },
  });
  try {
    await sendMail(server.platform, server.db, mail);
    await server.jobs.settled({ retries: true });
    expect(received.map(({ subject, text, from }) => [subject, text?.trim(), from?.text])).toEqual([
      [mail.subject, mail.text, '"Push" <push@example.com>'],
    ]);
  } finally {
    await server.stop();
    await new Promise<void>((done) => smtp.close(done));
  }
});
