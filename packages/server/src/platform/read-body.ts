import { Problem } from './problem.ts';

// Whoever is still sending does not hear the answer, and would lose his next request with the connection.
const DISCARD_BYTES = 64 * 1024 * 1024;

/**
 * Reads a body into memory.
 *
 * @returns null when it is larger than the limit; what came after the limit is read and dropped, within reason
 * @throws Problem `invalid-input` when the body breaks off
 */
export async function readBody(request: Request, limitBytes: number): Promise<Buffer<ArrayBuffer> | null> {
  if (!request.body) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  try {
    for await (const chunk of request.body) {
      sizeBytes += chunk.length;
      if (sizeBytes <= limitBytes) chunks.push(chunk);
      else chunks.length = 0;
      if (sizeBytes > limitBytes + DISCARD_BYTES) break;
    }
  } catch (error) {
    const detail = 'The body broke off in the middle. Send it again.';
    throw new Problem('invalid-input', detail, {}, { cause: error });
  }
  return sizeBytes > limitBytes ? null : Buffer.concat(chunks);
}

/** Lets a body that nobody wants go by. */
export function dropBody(request: Request): void {
  readBody(request, 0).catch(() => undefined);
}
