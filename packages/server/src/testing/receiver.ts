import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** One request as a receiver of webhooks got it. */
export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Somebody else's server. */
export interface Receiver {
  url: string;
  port: number;
  received: Received[];
  /** How it answers; 204 unless changed. The request's body was read. */
  answer: (request: Received, response: ServerResponse, raw: IncomingMessage) => void;
  stop(): Promise<void>;
}

/** Starts a receiver on a loopback address. */
export async function startReceiver(host = '127.0.0.1', port = 0): Promise<Receiver> {
  const received: Received[] = [];
  const server = createServer(async (req, res) => {
    const body = await text(req).catch(() => '');
    const request = { path: req.url ?? '', headers: req.headers, body };
    received.push(request);
    receiver.answer(request, res, req);
  });
  server.listen(port, host);
  await once(server, 'listening');
  const { port: taken } = server.address() as AddressInfo;
  const receiver: Receiver = {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    port: taken,
    received,
    answer: (_request, response) => response.writeHead(204).end(),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return receiver;
}
