import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** A mail as a server took it. */
export interface SunkMail {
  to: string;
  messageId: string;
  /** All of it, as it came; empty when texts are not kept. */
  raw: string;
}

/** A mail server that takes everything, unless it is told otherwise. */
export interface MailSink {
  url: string;
  mails: SunkMail[];
  keepsText: boolean;
  /** What it answers to a mailbox: null takes it. */
  refuse: (to: string) => { responseCode: number; message: string } | null;
  /** Whether the connection ends when a mail for this mailbox comes. */
  breaksAt: (to: string) => boolean;
  stop(): Promise<void>;
}

/** Starts a mail server on a loopback address. */
export async function startMailSink(port = 0): Promise<MailSink> {
  const mails: SunkMail[] = [];
  const fault = (answer: { responseCode: number; message: string }) =>
    Object.assign(new Error(answer.message), { responseCode: answer.responseCode });
  const smtp = new SMTPServer({
    authOptional: true,
    closeTimeout: 1,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      const answer = sink.refuse(address);
      done(answer && fault(answer));
    },
    onData: (stream, session, done) => {
      if (sink.breaksAt(session.envelope.rcptTo[0]!.address)) return hangUp(smtp, session.id);
      void text(stream).then((raw) => {
        const messageId = /^Message-ID: <([^>]*)>/im.exec(raw)?.[1] ?? '';
        mails.push({ to: session.envelope.rcptTo[0]!.address, messageId, raw: sink.keepsText ? raw : '' });
        done();
      }, done);
    },
  });
  smtp.on('error', () => undefined);
  const listening = smtp.listen(port, '127.0.0.1');
  await once(listening, 'listening');
  const sink: MailSink = {
    url: `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`,
    mails,
    keepsText: true,
    refuse: () => null,
    breaksAt: () => false,
    stop: () => new Promise((done) => smtp.close(done)),
  };
  return sink;
}

function hangUp({ connections }: SMTPServer, id: string): void {
  // Every connection has its socket; only the types keep quiet about it.
  for (const one of connections as Set<unknown> as Set<{ id: string; _socket: Socket }>)
    if (one.id === id) one._socket.destroy();
}
