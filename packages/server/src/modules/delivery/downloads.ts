import { basename, dirname } from 'node:path';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ReadStream } from 'node:fs';
import { eq } from 'drizzle-orm';
import { LRUCache } from 'lru-cache';
import { Counter } from 'prom-client';
import send from 'send';
import { packages } from '#packages';
import { releaseDiffs } from '#releases';
import type { Platform } from '../../context.ts';
import type { Hot } from '../../platform/part.ts';
import { Problem } from '../../platform/problem.ts';
import { problemBody, problemHeaders } from '../../platform/problem-response.ts';

const PATH = /^\/downloads\/([0-9a-f]{64})(?:\/[^/?]*)?(?:\?.*)?$/s;
const REMEMBERED = 10_000;

interface Served {
  sizeBytes: number;
  isZip: boolean;
}

/**
 * Serves packages and diffs to everybody: `GET` and `HEAD` of `/downloads/<sha256>`, with an optional name behind.
 * Manifests, source maps and uploads have no address. Bytes never change under an address, so they may be kept
 * for ever; what was served once goes on being served while the database is away.
 */
export function downloadRoutes(platform: Platform): Hot {
  const known = new LRUCache<string, Served>({ max: REMEMBERED });
  return (req, res) => {
    if (!req.url?.startsWith('/downloads/')) return false;
    const blob = PATH.exec(req.url)?.[1];
    if (!blob || (req.method !== 'GET' && req.method !== 'HEAD')) answer(res, nothingHere());
    else void serve(platform, known, blob, req, res);
    return true;
  };
}

async function serve(
  platform: Platform,
  known: LRUCache<string, Served>,
  blob: string,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  try {
    const served = known.get(blob) ?? (await lookUp(platform, blob));
    if (!served) return answer(res, nothingHere());
    known.delete(blob);
    const { path } = await platform.files.get(blob, served.sizeBytes);
    known.set(blob, served);
    sendFile(platform, path, served, req, res);
  } catch (error) {
    if (!(error instanceof Problem)) platform.log.error({ err: error, blob }, 'a download failed');
    answer(res, error instanceof Problem ? error : new Problem('internal', 'The file cannot be sent.'));
  }
}

// Only what some release delivers; a file store holds more than that.
async function lookUp({ db }: Platform, blob: string): Promise<Served | undefined> {
  const [pkg] = await db
    .select({ sizeBytes: packages.sizeBytes, kind: packages.kind })
    .from(packages)
    .where(eq(packages.blob, blob))
    .limit(1);
  if (pkg) return { sizeBytes: pkg.sizeBytes, isZip: pkg.kind === 'zip' };
  const [diff] = await db
    .select({ sizeBytes: releaseDiffs.sizeBytes })
    .from(releaseDiffs)
    .where(eq(releaseDiffs.blob, blob))
    .limit(1);
  return diff && { sizeBytes: diff.sizeBytes, isZip: true };
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
  const count = downloadedBytes(platform);
  send(req, name, {
    root: dirname(path),
    etag: false,
    lastModified: false,
    cacheControl: false,
    index: false,
  })
    .on('stream', (stream: ReadStream) => stream.on('data', (chunk) => count.inc(chunk.length)))
    .on('error', (error: Error & { status: number; headers?: Record<string, string> }) => {
      if (error.status >= 500) platform.log.error({ err: error, blob: name }, 'a download broke off');
      if (res.headersSent) return void res.destroy();
      // A range or condition that does not fit: says so without a body, as the file has none to show.
      res.writeHead(error.status, { ...error.headers, 'content-length': 0 }).end();
    })
    .pipe(res);
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

function answer(res: ServerResponse, problem: Problem): void {
  if (res.headersSent) return void res.destroy();
  const body = JSON.stringify(problemBody(problem, 'none'));
  for (const name of ['etag', 'cache-control']) res.removeHeader(name);
  res.writeHead(problem.status, { ...problemHeaders(problem), 'content-length': Buffer.byteLength(body) });
  res.end(res.req.method === 'HEAD' ? undefined : body);
}
