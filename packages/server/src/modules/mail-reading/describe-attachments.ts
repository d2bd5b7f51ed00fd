import { fileTypeFromBuffer } from 'file-type';
import { showable } from './identify-sender.ts';
import type { Part } from './split-parts.ts';

/** A file that came with a message. */
export interface Attachment {
  /** From 1, in the order of the message. */
  number: number;
  /** Ours, for the disk of whoever saves it: `attachment-2.png`. */
  fileName: string;
  /** What the sender called it; to be shown, never to be used as a path. */
  givenName: string;
  /** What its bytes are, whatever it is labelled. */
  type: string;
  /** An image that may be shown in the page; everything else is only to be downloaded. */
  isImage: boolean;
  /** Without brackets. */
  contentId: string | null;
  content: Uint8Array<ArrayBuffer>;
}

const MOST_ATTACHMENTS = 10;
const MOST_BYTES = 25 * 1024 * 1024;
const IMAGES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);
const SIGNATURES = /^application\/(?:(?:x-)?pkcs7-signature|pgp-signature|pgp-encrypted)$/;

/** Names and sniffs attachments, up to ten and 25 MiB; empty parts and signatures are not counted. */
export async function describeAttachments(
  parts: Part[],
): Promise<{ attachments: Attachment[]; leftOut: number }> {
  const attachments: Attachment[] = [];
  let bytes = 0;
  const files = parts.filter(({ type, content }) => content.length > 0 && !SIGNATURES.test(type));
  for (const part of files) {
    if (attachments.length === MOST_ATTACHMENTS || bytes + part.content.length > MOST_BYTES) continue;
    bytes += part.content.length;
    attachments.push(await describe(part, attachments.length + 1));
  }
  return { attachments, leftOut: files.length - attachments.length };
}

async function describe(part: Part, number: number): Promise<Attachment> {
  const { type, ext } = await sniff(part);
  return {
    number,
    fileName: `attachment-${number}.${ext}`,
    givenName: showable(part.fileName ?? '', 200).replace(/[/\\]/g, '_'),
    type,
    isImage: IMAGES.has(type),
    contentId: part.contentId,
    content: Uint8Array.from(part.content),
  };
}

async function sniff({ type, content }: Part): Promise<{ type: string; ext: string }> {
  if (type === 'message/rfc822') return { type, ext: 'eml' };
  const found = await fileTypeFromBuffer(content).catch(() => undefined);
  // Markup is never called by its name: what is served as text runs nowhere.
  if (found && !/xml|html/.test(found.mime)) return { type: found.mime, ext: found.ext };
  if (type === 'text/calendar') return { type: 'text/plain', ext: 'ics.txt' };
  return isText(content)
    ? { type: 'text/plain', ext: 'txt' }
    : { type: 'application/octet-stream', ext: 'bin' };
}

function isText(content: Buffer): boolean {
  return !content.includes(0) && !content.toString('utf8').includes('\uFFFD');
}
