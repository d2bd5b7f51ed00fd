import { connect, type Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { once } from 'node:events';

const SILENCE_MS = 120_000;

/**
 * Asks clamd whether a stream is clean, with its command INSTREAM: chunks with their length in front.
 *
 * @param url `tcp://host:port`, or `unix:/path`
 * @throws Error when it does not answer, or answers that it could not look
 */
export async function askClamd(url: string, source: Readable): Promise<'clean' | 'infected'> {
  const { protocol, hostname, port, pathname } = new URL(url);
  const socket =
    protocol === 'unix:'
      ? connect(pathname)
      : connect(Number(port || 3310), hostname.replace(/^\[|\]$/g, ''));
  socket.setTimeout(SILENCE_MS, () => socket.destroy(new Error('clamd is silent')));
  try {
    const answered = readAnswer(socket);
    // An early answer, such as that the file is too large, is the reason why sending fails.
    await Promise.race([send(socket, source), answered]);
    return judge(await answered);
  } finally {
    socket.destroy();
    source.destroy();
  }
}

async function send(socket: Socket, source: Readable): Promise<void> {
  await write(socket, Buffer.from('zINSTREAM\0'));
  for await (const chunk of source as AsyncIterable<Buffer>) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(chunk.length);
    await write(socket, Buffer.concat([length, chunk]));
  }
  await write(socket, Buffer.alloc(4));
}

async function write(socket: Socket, bytes: Buffer): Promise<void> {
  if (!socket.write(bytes)) await once(socket, 'drain');
}

async function readAnswer(socket: Socket): Promise<string> {
  const parts: Buffer[] = [];
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    parts.push(chunk);
    if (chunk.includes(0)) break;
  }
  return Buffer.concat(parts).toString('utf8').replace(/\0.*$/s, '').trim();
}

function judge(answer: string): 'clean' | 'infected' {
  if (answer.endsWith(': OK')) return 'clean';
  if (answer.endsWith(' FOUND')) return 'infected';
  throw new Error(`clamd did not look: ${answer.slice(0, 200)}`);
}
