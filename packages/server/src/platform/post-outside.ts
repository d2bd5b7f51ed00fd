import { request as requestHttp, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { ResolveHost } from './resolve-host.ts';
import { isInRanges, isPublicAddress } from './target-guard.ts';

/** Why no answer came; a closed set. */
export type OutsideFailure =
  | 'address-not-allowed'
  | 'https-required'
  | 'name-not-found'
  | 'connection-refused'
  | 'connection-lost'
  | 'tls-failed'
  | 'answer-not-http'
  | 'timeout';

/** A message for somebody else's server, which may be slow or mean harm. */
export interface OutsideRequest {
  url: string;
  headers: Record<string, string>;
  body: string;
  /** For the whole exchange: name, connection, answer. */
  deadlineMs: number;
  /** How much of the answer is kept. */
  answerBytes: number;
  /** Aborted when the process stops. */
  signal: AbortSignal;
}

/** What came of it. */
export type OutsideResult =
  | { status: number; retryAfter: string | null; answer: string }
  | { failure: OutsideFailure };

/** What the guard needs: the ranges that are allowed besides public addresses, and the way to find addresses. */
export interface Guard {
  config: { webhookAllowPrivate: readonly string[] };
  resolveHost: ResolveHost;
}

// What comes after the kept part is read for courtesy, up to here; then the connection is cut.
const MOST_ANSWER_BYTES = 64 * 1024;

class Refused extends Error {
  readonly failure: OutsideFailure;

  constructor(failure: OutsideFailure) {
    super(failure);
    this.failure = failure;
  }
}

/**
 * Posts to an address that a customer named. The addresses behind its name are found once, all of them must be
 * allowed, and one of them is connected to. Redirects are not followed.
 *
 * @returns the answer, or why there is none
 * @throws only when `signal` was aborted
 */
export async function postOutside(guard: Guard, request: OutsideRequest): Promise<OutsideResult> {
  const deadline = AbortSignal.timeout(request.deadlineMs);
  const signal = AbortSignal.any([request.signal, deadline]);
  try {
    const url = new URL(request.url);
    const addresses = await allowedAddresses(guard, url, signal);
    return await send(url, addresses, request, signal);
  } catch (error) {
    request.signal.throwIfAborted();
    return { failure: deadline.aborted ? 'timeout' : failureOf(error) };
  }
}

async function allowedAddresses(guard: Guard, url: URL, signal: AbortSignal): Promise<string[]> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) ? [host] : await resolve(guard, host, signal);
  const { webhookAllowPrivate } = guard.config;
  const isPrivate = (address: string): boolean => isInRanges(address, webhookAllowPrivate);
  if (!addresses.every((address) => isPrivate(address) || isPublicAddress(address)))
    throw new Refused('address-not-allowed');
  if (url.protocol !== 'https:' && !addresses.every(isPrivate)) throw new Refused('https-required');
  return addresses;
}

async function resolve({ resolveHost }: Guard, host: string, signal: AbortSignal): Promise<string[]> {
  const found = await resolveHost(host, signal).catch(() => []);
  if (found.length === 0) throw new Refused('name-not-found');
  return found;
}

function send(
  url: URL,
  addresses: string[],
  { headers, body, answerBytes }: OutsideRequest,
  signal: AbortSignal,
): Promise<OutsideResult> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  // A connection of its own: none that was opened to another address is used again.
  const options = { method: 'POST', agent: false, headers, signal, lookup: lookupOf(addresses) } as const;
  const { promise, resolve: done, reject } = Promise.withResolvers<OutsideResult>();
  const sent = request(url, options);
  sent.on('error', (error) => {
    sent.destroy();
    reject(error);
  });
  sent.on('response', (answer) => done(readAnswer(sent, answer, answerBytes)));
  sent.end(body);
  return promise;
}

// What was checked is what is connected to: the name is never looked up again.
function lookupOf(addresses: string[]): LookupFunction {
  const entries = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_host, options, answer) => {
    const [first] = entries;
    if (options.all) answer(null, entries);
    else answer(null, first!.address, first!.family);
  };
}

// Once the status is known, a broken or endless rest changes nothing about it.
async function readAnswer(
  sent: ClientRequest,
  answer: IncomingMessage,
  answerBytes: number,
): Promise<OutsideResult> {
  const kept: Buffer[] = [];
  let sizeBytes = 0;
  try {
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      if (sizeBytes < answerBytes) kept.push(chunk.subarray(0, answerBytes - sizeBytes));
      sizeBytes += chunk.length;
      if (sizeBytes > MOST_ANSWER_BYTES) break;
    }
  } catch {
    // What has come is kept.
  }
  sent.destroy();
  return {
    status: answer.statusCode ?? 0,
    retryAfter: answer.headers['retry-after'] ?? null,
    // PostgreSQL keeps no NUL in texts.
    answer: Buffer.concat(kept).toString('utf8').replaceAll('\0', ''),
  };
}

function failureOf(error: unknown): OutsideFailure {
  if (error instanceof Refused) return error.failure;
  const code = String((error as NodeJS.ErrnoException).code ?? '');
  if (code === 'ECONNREFUSED') return 'connection-refused';
  if (code.startsWith('HPE_')) return 'answer-not-http';
  if (/CERT|TLS|SSL|^UNABLE_TO_|SELF_SIGNED|^EPROTO$/.test(code)) return 'tls-failed';
  return code === 'ETIMEDOUT' ? 'timeout' : 'connection-lost';
}
