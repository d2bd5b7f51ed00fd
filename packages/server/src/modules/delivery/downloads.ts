import { basename, dirname } from 'node:path';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ReadStream } from 'node:fs';
import { LRUCache } from 'lru-cache';
import type { Counter } from 'prom-client';
import send from 'send';
import type { Platform } from '../../context.ts';
import type { Hot } from '../../platform/part.ts';
import { Problem } from '../../platform/problem.ts';
import { findProblem, problemBody, problemHeaders, toProblem } from '../../platform/problem-response.ts';
import { clientAddress } from '../../platform/client-address.ts';
import { counterOf } from '../../platform/counter-of.ts';
import { newId } from '../../platform/ids.ts';
import { findServed, type Served } from './find-served.ts';
import { noteDownload, type DownloadNote } from './note-download.ts';
import { findOffer } from './offers.ts';
import { servedBytesOf } from './served-bytes.ts';

const PATH = /^\/downloads\/([0-9a-f]{64})(?:\/([^/?]*))?(?:\?.*)?$/s;
const REMEMBERED = 10_000;
// Which release is the newest with some contents may change; what the contents are does not.
const FRESH_MS = 10_000;

type Known = LRUCache<string, Served & { freshUntilMs: number }>;

/**
 * Serves packages and diffs to everybody: `GET` and `HEAD` of `/downloads/<sha256>`, with an optional name behind.
 * What is sent counts as of the release that the device was offered.
 * Manifests, source maps and uploads have no address. Bytes never change under an address, so they may be kept
 * for ever; what was served once goes on being served while the database is away.
 */
export function downloadRoutes(platform: Platform): Hot {
  const known: Known = new LRUCache({ max: REMEMBERED });
  return (req, res) => {
    if (!req.url?.startsWith('/downloads/')) return false;
    const [, blob] = PATH.exec(req.url) ?? [];
    if (!blob || (req.method !== 'GET' && req.method !== 'HEAD')) answer(platform, res, nothingHere());
    else void serve(platform, known, blob, req, res);
    return true;
  };
}

async function serve(
  platform: Platform,
  known: Known,
  blob: string,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const note = noteDownload(platform, res);
  try {
    const offered = findOffer(platform, clientAddress(req, platform.config.trustProxy), blob);
    const served = await recall(platform, known, blob, offered);
    if (!served) return answer(platform, res, nothingHere());
    note.release = served.release;
    const { path } = await platform.files.get(blob, served.sizeBytes);
    sendFile(platform, path, served, req, res, note);
  } catch (error) {
    answer(platform, res, error);
  }
}

async function recall(
  { db, clock }: Platform,
  known: Known,
  blob: string,
  offered: string | undefined,
): Promise<Served | undefined> {
  const key = `${blob} ${offered ?? ''}`;
  const before = known.get(key);
  if (before && (offered !== undefined || clock.nowMs() < before.freshUntilMs)) return before;
  const found = await findServed(db, blob, offered).catch((error: unknown) => {
    if (before && findProblem(error)?.code === 'unavailable') return before;
    throw error;
  });
  if (found) known.set(key, { ...found, freshUntilMs: clock.nowMs() + FRESH_MS });
  else known.delete(key);
  return found;
}

function sendFile(
  platform: Platform,
  path: string,
  served: Served,
  req: IncomingMessage,
  res: ServerResponse,
  note: DownloadNote,
): void {
  const name = basename(path);
  res.setHeader('etag', `"${name}"`);
  res.setHeader('cache-control', 'public, max-age=31536000, immutable');
  res.setHeader('content-type', served.isZip ? 'application/zip' : 'application/octet-stream');
  res.setHeader('x-content-type-options', 'nosniff');
  send(req, name, {
    root: dirname(path),
    etag: false,
    lastModified: false,
    cacheControl: false,
    index: false,
  })
    .on('stream', (stream: ReadStream) => {
      note.began();
      countServed(platform, stream, served, req, res);
    })
    .on('error', (error: Error & { status: number; headers?: Record<string, string> }) => {
      if (error.status >= 500) platform.log.error({ err: error, blob: name }, 'a download broke off');
      if (res.headersSent) note.brokeOff();
      if (res.headersSent) return void res.destroy();
      // A range or condition that does not fit: says so without a body, as the file has none to show.
      res.writeHead(error.status, { ...error.headers, 'content-length': 0 }).end();
    })
    .pipe(res);
}

// What was read from the file but never left, because the device went away, is taken back at the end.
function countServed(
  platform: Platform,
  stream: ReadStream,
  { release, sizeBytes }: Served,
  { socket }: IncomingMessage,
  res: ServerResponse,
): void {
  const count = downloadedBytes(platform);
  const sums = servedBytesOf(platform);
  const before = socket.bytesWritten;
  let read = 0;
  stream.on('data', (chunk) => {
    read += chunk.length;
    count.inc(chunk.length);
    if (release) sums.add(release, chunk.length);
  });
  res.once('close', () => {
    if (!release) return;
    if (!res.writableFinished) return sums.add(release, Math.min(0, socket.bytesWritten - before - read));
    const last = /-(\d+)\//.exec(String(res.getHeader('content-range') ?? ''))?.[1];
    if (last === undefined || Number(last) === sizeBytes - 1) sums.add(release, 0, 1);
  });
}

function downloadedBytes({ telemetry }: Platform): Counter {
  const [name, help] = ['codepushgo_download_bytes_total', 'Bytes of packages and diffs sent'];
  return counterOf(telemetry, { name, help });
}

function nothingHere(): Problem {
  return new Problem('not-found', 'There is no such file. Ask for an update again to get its address.');
}

function answer({ log, clock }: Platform, res: ServerResponse, error: unknown): void {
  const requestId = newId('req', clock);
  const problem = toProblem(error, log, requestId);
  if (res.headersSent) return void res.destroy();
  const body = JSON.stringify(problemBody(problem, requestId));
  for (const name of ['etag', 'cache-control']) res.removeHeader(name);
  res.writeHead(problem.status, {
    ...problemHeaders(problem),
    'x-request-id': requestId,
    'content-length': Buffer.byteLength(body),
  });
  res.end(res.req.method === 'HEAD' ? undefined : body);
}
