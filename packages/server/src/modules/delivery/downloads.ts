import { basename, dirname } from 'node:path';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ReadStream } from 'node:fs';
import { LRUCache } from 'lru-cache';
import { Counter } from 'prom-client';
import send from 'send';
import type { Platform } from '../../context.ts';
import type { Hot } from '../../platform/part.ts';
import { Problem } from '../../platform/problem.ts';
import { problemBody, problemHeaders, toProblem } from '../../platform/problem-response.ts';
import { newId } from '../../platform/ids.ts';
import { findServed, type Served } from './find-served.ts';
import { servedBytesOf } from './served-bytes.ts';

const PATH = /^\/downloads\/([0-9a-f]{64})(?:\/([^/?]*))?(?:\?.*)?$/s;
const RELEASE = /^rel_[0-9a-z]{26}$/;
const REMEMBERED = 10_000;

/**
 * Serves packages and diffs to everybody: `GET` and `HEAD` of `/downloads/<sha256>`, with an optional name behind.
 * Where that is the id of a release, what is sent counts as of that release.
 * Manifests, source maps and uploads have no address. Bytes never change under an address, so they may be kept
 * for ever; what was served once goes on being served while the database is away.
 */
export function downloadRoutes(platform: Platform): Hot {
  const known = new LRUCache<string, Served>({ max: REMEMBERED });
  return (req, res) => {
    if (!req.url?.startsWith('/downloads/')) return false;
    const [, blob, name = ''] = PATH.exec(req.url) ?? [];
    if (!blob || (req.method !== 'GET' && req.method !== 'HEAD')) answer(platform, res, nothingHere());
    else void serve(platform, known, { blob, releaseId: RELEASE.test(name) ? name : undefined }, req, res);
    return true;
  };
}

async function serve(
  platform: Platform,
  known: LRUCache<string, Served>,
  { blob, releaseId }: { blob: string; releaseId: string | undefined },
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const key = `${blob} ${releaseId ?? ''}`;
  try {
    const served = known.get(key) ?? (await findServed(platform.db, blob, releaseId));
    if (!served) return answer(platform, res, nothingHere());
    known.delete(key);
    const { path } = await platform.files.get(blob, served.sizeBytes);
    known.set(key, served);
    sendFile(platform, path, served, req, res);
  } catch (error) {
    answer(platform, res, error);
  }
}

function sendFile(
  platform: Platform,
  path: string,
  served: Served,
  req: IncomingMessage,
  res: ServerResponse,
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
    .on('stream', (stream: ReadStream) => countServed(platform, stream, served, req, res))
    .on('error', (error: Error & { status: number; headers?: Record<string, string> }) => {
      if (error.status >= 500) platform.log.error({ err: error, blob: name }, 'a download broke off');
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
  const name = 'codepushgo_download_bytes_total';
  const existing = telemetry.registry.getSingleMetric(name) as Counter | undefined;
  return (
    existing ??
    new Counter({ name, help: 'Bytes of packages and diffs sent', registers: [telemetry.registry] })
  );
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
