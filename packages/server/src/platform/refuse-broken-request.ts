import { maxHeaderSize } from 'node:http';
import type { Duplex } from 'node:stream';

const LINGER_MS = 2000;
const ANSWERS: Record<string, [string, string]> = {
  HPE_HEADER_OVERFLOW: [
    '431 Request Header Fields Too Large',
    `The address and the header fields have more than ${maxHeaderSize} bytes together. Send less.`,
  ],
  ERR_HTTP_REQUEST_TIMEOUT: [
    '408 Request Timeout',
    'The head of the request did not end in time. Send it again.',
  ],
};
const NO_HTTP: [string, string] = ['400 Bad Request', 'This is not a valid HTTP request.'];

/** Answers what never became a request: too long a head, one that does not end, no HTTP at all. */
export function refuseBrokenRequest(error: NodeJS.ErrnoException, socket: Duplex): void {
  // What follows the broken part is broken too. It is read and dropped: on a connection cut at once the answer is lost.
  if (socket.writableEnded) return;
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const [status, sentence] = ANSWERS[error.code ?? ''] ?? NO_HTTP;
  const fields = [
    'content-type: text/plain; charset=utf-8',
    `content-length: ${Buffer.byteLength(sentence)}`,
    'connection: close',
  ];
  socket.end(`HTTP/1.1 ${[status, ...fields].join('\r\n')}\r\n\r\n${sentence}`);
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
}
