import type { ImapFlow } from 'imapflow';
import { Readable } from 'node:stream';
import type { Platform } from '../../context.ts';
import { MOST_MAIL_BYTES, receiveMail } from './receive-mail.ts';

const SILENCE_MS = 60_000;
const MOST_AT_ONCE = 100;

/** Fetches what nobody has seen from the mailbox of the configuration. A message is marked once it is kept. */
export async function pollImap(platform: Platform, url: string, signal?: AbortSignal): Promise<void> {
  const client = await openClient(url);
  await client.connect();
  try {
    const path = decodeURIComponent(new URL(url).pathname.slice(1)) || 'INBOX';
    const lock = await client.getMailboxLock(path);
    try {
      const unseen = (await client.search({ seen: false }, { uid: true })) || [];
      for (const uid of unseen.slice(0, MOST_AT_ONCE)) {
        signal?.throwIfAborted();
        await fetchOne(platform, client, uid);
      }
    } finally {
      lock.release();
    }
    await client.logout();
  } finally {
    client.close();
  }
}

// Loaded by those who fetch from a mailbox: few do, and it costs every start a tenth.
async function openClient(url: string): Promise<ImapFlow> {
  const { ImapFlow } = await import('imapflow');
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'imaps:';
  const client = new ImapFlow({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (secure ? 993 : 143),
    secure,
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    logger: false,
    socketTimeout: SILENCE_MS,
  });
  // Without a listener a broken connection would end the process; whoever waits is told anyway.
  client.on('error', () => undefined);
  return client;
}

async function fetchOne(platform: Platform, client: ImapFlow, uid: number): Promise<void> {
  const found = await client.fetchOne(`${uid}`, { size: true, internalDate: true }, { uid: true });
  if (!found) return;
  if ((found.size ?? 0) > MOST_MAIL_BYTES) {
    platform.log.warn(
      { uid, size: found.size },
      'a message in the mailbox is too long; it is flagged and left',
    );
    await client.messageFlagsAdd(`${uid}`, ['\\Seen', '\\Flagged'], { uid: true });
    return;
  }
  const whole = await client.fetchOne(`${uid}`, { source: true }, { uid: true });
  if (!whole || !whole.source) return;
  const { mailbox } = client;
  const validity = mailbox ? `${mailbox.path} ${mailbox.uidValidity}` : '';
  const takenIn = found.internalDate ? new Date(found.internalDate) : platform.clock.now();
  const envelope = {
    source: 'imap' as const,
    from: null,
    to: [],
    remoteAddress: null,
    helo: null,
    mailboxUid: `${validity} ${uid}`,
    // When the mailbox took it in; a clock ahead of ours must not make it come from the future.
    receivedAt: new Date(Math.min(takenIn.getTime(), platform.clock.nowMs())),
  };
  await receiveMail(platform, envelope, Readable.from([whole.source]));
  await client.messageFlagsAdd(`${uid}`, ['\\Seen'], { uid: true });
}
