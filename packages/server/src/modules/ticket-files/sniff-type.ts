import { fileTypeFromBuffer } from 'file-type';
import { open } from 'node:fs/promises';

const HEAD_BYTES = 4100;
/** What may be shown inside of a page; everything else is downloaded. SVG is none: it can hold scripts. */
const IMAGES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'];

/**
 * What a file is by its bytes: its name and what its sender says never count.
 *
 * @returns a media type; `text/plain` for what is text throughout its beginning, else `application/octet-stream`
 */
export async function sniffType(path: string): Promise<string> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(HEAD_BYTES), position: 0 });
    return await typeOf(buffer.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}

async function typeOf(head: Buffer): Promise<string> {
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  if (found) return found.mime;
  return isText(head) ? 'text/plain' : 'application/octet-stream';
}

function isText(head: Buffer): boolean {
  // The last character may be cut in the middle.
  const text = new TextDecoder().decode(head, { stream: true });
  return !/[\ufffd\0-\x08\x0e-\x1a\x1c-\x1f]/.test(text);
}

/** Whether a file of this type may be shown inside of a page. */
export function isPlainImage(type: string): boolean {
  return IMAGES.includes(type);
}
