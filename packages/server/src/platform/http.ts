import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerOptions,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Clock } from './clock.ts';
import { newId } from './ids.ts';
import { shownPath, type Log } from './log.ts';
import type { App, Hot } from './part.ts';
import { Problem } from './problem.ts';
import { problemResponse } from './problem-response.ts';
import { refuseBrokenRequest } from './refuse-broken-request.ts';
import { silenceOf } from './silence.ts';

const SILENCE_MS = 120_000;
const LONGEST_HEAD_MS = 60_000;
const KEEP_ALIVE_MS = 65_000;
// Fleets wake up together: connections wait here, instead of being reset, while the process is busy.
const BACKLOG = 4096;

/** A listening server. */
export interface HttpServer {
  port: number;
  /** Stops accepting, lets requests under way end for at most `graceMs`, then cuts what is left. */
  stop(graceMs: number): Promise<void>;
}

/** What a listening server works with. */
interface Means {
  log: Log;
  clock: Clock;
}

/** Puts the hot paths and the Hono application on one port. */
export async function listen(
  app: Pick<App, 'fetch'>,
  hots: Hot[],
  where: { host: string; port: number; silenceMs?: number },
  means: Means,
): Promise<HttpServer> {
  const hono = getRequestListener(app.fetch);
  const { silenceMs = SILENCE_MS } = where;
  const active: Exchanges = new Map();
  const server = createServer(timeouts(silenceMs), (req, res) => {
    if (!server.listening) res.setHeader('connection', 'close');
    const isHot = hots.some((hot) => hot(req, res));
    // Most update checks are answered by now; nobody needs to know of them any more.
    if (!res.writableEnded) track(server, active, req, res);
    if (!isHot) void hono(req, res);
  });
  server.setTimeout(silenceMs, (socket) => answerSilence(socket, active.get(socket), means));
  server.on('clientError', refuseBrokenRequest);
  await new Promise<void>((done, fail) => {
    server.once('error', (error) => fail(cannotListen(error, where)));
    server.listen(where.port, where.host, BACKLOG, done);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: (graceMs) => stop(server, active, graceMs, means.log),
  };
}

function cannotListen(cause: NodeJS.ErrnoException, { host, port }: { host: string; port: number }): Problem {
  const why = cause.code === 'EADDRINUSE' ? 'another program has it' : cause.message;
  const detail = `The port ${port} of ${host} cannot be opened: ${why}. Stop that program, or choose another PORT.`;
  return new Problem('unavailable', detail, {}, { cause });
}

// A body may take as long as it goes on coming, a head may not: nobody sends one byte by byte for good.
function timeouts(silenceMs: number): ServerOptions {
  const headersTimeout = Math.min(silenceMs, LONGEST_HEAD_MS);
  return {
    keepAliveTimeout: KEEP_ALIVE_MS,
    requestTimeout: 0,
    headersTimeout,
    connectionsCheckingInterval: headersTimeout / 2,
  };
}

interface Exchange {
  req: IncomingMessage;
  res: ServerResponse;
}
type Exchanges = Map<Socket, Exchange>;

function track(server: Server, active: Exchanges, req: IncomingMessage, res: ServerResponse): void {
  const socket = req.socket;
  active.set(socket, { req, res });
  res.once('close', () => {
    active.delete(socket);
    if (!server.listening) server.closeIdleConnections();
  });
}

// A client that stops sending in the middle gets 408; one that waits for our answer goes on waiting.
function answerSilence(socket: Socket, exchange: Exchange | undefined, means: Means): void {
  if (!exchange) return endWithout(socket);
  const { req, res } = exchange;
  if (req.complete && !res.headersSent) return;
  if (req.complete || res.headersSent) return void socket.destroy();
  tellSilence(exchange, means, () => {
    socket.destroySoon();
    // Once it is answered Node forgets the request, and who reads its body would wait for ever.
    req.destroy(new Error('The client fell silent in the middle of its request.'));
  }).catch(() => socket.destroy());
}

async function tellSilence({ req, res }: Exchange, means: Means, then: () => void): Promise<void> {
  const problem = new Problem('request-timeout', 'The request stopped in the middle. Send it again.');
  const tell = silenceOf(req) ?? ((told) => tellUnknown(req, told, means));
  const answer = tell(problem);
  const body = Buffer.from(await answer.arrayBuffer());
  if (res.headersSent) return then();
  res.writeHead(answer.status, {
    ...Object.fromEntries(answer.headers),
    'content-length': body.length,
    connection: 'close',
  });
  res.end(body, then);
  // What the handler says now comes too late.
  Object.assign(res, { writeHead: () => res, write: () => true, end: () => res });
}

// Before anybody has taken the request up, or where nobody said how it is to be told.
function tellUnknown(req: IncomingMessage, problem: Problem, { log, clock }: Means): Response {
  const requestId = newId('req', clock);
  log.info({ requestId, path: shownPath(req.url ?? ''), status: problem.status }, 'a request fell silent');
  return problemResponse(problem, requestId);
}

// Between two requests a connection may just end; one that has sent half a head first gets to hear why.
function endWithout(socket: Socket): void {
  if (socket.bytesWritten > 0 || socket.bytesRead === 0) return void socket.destroy();
  refuseBrokenRequest(Object.assign(new Error('silence'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' }), socket);
}

async function stop(server: Server, active: Exchanges, graceMs: number, log: Log): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()));
  server.closeIdleConnections();
  for (const { res } of active.values()) if (!res.headersSent) res.setHeader('connection', 'close');
  const timer = setTimeout(() => {
    log.warn({ graceMs }, 'requests were cut off, because they took longer than the grace period');
    server.closeAllConnections();
  }, graceMs);
  await closed.finally(() => clearTimeout(timer));
}
