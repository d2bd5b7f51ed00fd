import type { IncomingMessage } from 'node:http';
import { WireRefusal } from './wire-refusal.ts';

const LIMIT_BYTES = 10 * 1024;
const DISCARD_BYTES = 4 * 1024 * 1024;
const FORM = /^application\/x-www-form-urlencoded\b/i;

/**
 * Reads a report's body: JSON whatever its content type says, or a form. None at all is `{}`.
 *
 * @throws WireRefusal 413 beyond 10 kB, 400 for what is not JSON
 */
export async function readDeviceBody(req: IncomingMessage): Promise<Record<string, unknown>> {
  const text = await readText(req);
  if (FORM.test(req.headers['content-type'] ?? '')) return Object.fromEntries(new URLSearchParams(text));
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    throw new WireRefusal(400, 'The request body is not valid JSON.');
  }
  throw new WireRefusal(400, 'The request body must be a JSON object.');
}

// A body over the limit is read to its end, within reason, so that the client gets to hear the answer.
async function readText(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Leaving the loop must not destroy the request, or nobody hears the refusal.
  for await (const chunk of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= LIMIT_BYTES) chunks.push(chunk);
    if (size > DISCARD_BYTES) break;
  }
  if (!req.complete) req.resume();
  if (size > LIMIT_BYTES)
    throw new WireRefusal(413, 'The request body is larger than the limit of 10 kilobytes.');
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
}
