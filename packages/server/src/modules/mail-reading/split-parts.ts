import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Splitter, type MimeNode } from '@zone-eu/mailsplit';
import libmime from 'libmime';
import { decodeText } from './decode-text.ts';

/** A part of a message that holds no other parts. */
export interface Part {
  /** In lower case; `text/plain` where nothing is said. */
  type: string;
  params: Record<string, string>;
  /** An empty text where nothing is said. */
  disposition: string;
  /** As the message names it; null without a name. */
  fileName: string | null;
  /** Without brackets. */
  contentId: string | null;
  /** Decoded from base64 or quoted-printable, not from its charset. */
  content: Buffer;
}

/** All parts that are looked at. */
export interface Parts {
  root: { value: string; params: Record<string, string> };
  parts: Part[];
  /** There are more parts, or deeper ones, than are looked at. */
  isTruncated: boolean;
}

const MOST_PARTS = 100;
const MOST_DEPTH = 32;
const CHUNK_BYTES = 64 * 1024;

/** Takes a message apart. A message inside the message is one part. */
export async function splitParts(raw: Buffer): Promise<Parts> {
  const splitter = new Splitter({ ignoreEmbedded: true, maxHeadSize: 2 * 1024 * 1024 });
  const nodes = new Map<MimeNode, Buffer[]>();
  let isTruncated = false;
  for await (const chunk of Readable.from(slices(raw)).compose(splitter)) {
    if (chunk.type === 'node') {
      if (nodes.size >= MOST_PARTS || depthOf(chunk) > MOST_DEPTH) {
        isTruncated = true;
        break;
      }
      nodes.set(chunk, []);
    } else if (chunk.type === 'body') nodes.get(chunk.node)?.push(chunk.value);
  }
  const [first] = nodes.keys();
  const leaves = [...nodes].filter(([node]) => !node.multipart);
  // A multipart without parts: what it holds is in no part.
  isTruncated ||= leaves.length === 0;
  return {
    root: contentType(first),
    parts: await Promise.all(leaves.map(([node, body]) => toPart(node, Buffer.concat(body)))),
    isTruncated,
  };
}

function* slices(raw: Buffer): Generator<Buffer> {
  for (let at = 0; at < raw.length; at += CHUNK_BYTES) yield raw.subarray(at, at + CHUNK_BYTES);
}

function depthOf(node: MimeNode): number {
  let depth = 0;
  for (let up = node.parentNode; up; up = up.parentNode) depth++;
  return depth;
}

async function toPart(node: MimeNode, body: Buffer): Promise<Part> {
  const decoder = node.getDecoder();
  decoder.end(body);
  const { value, params } = contentType(node);
  const head = (name: string): string => (node.headers && node.headers.getFirst(name)) || '';
  return {
    type: value,
    params,
    disposition: node.disposition || '',
    fileName: fileNameOf(node, head('content-disposition')),
    contentId: /<([^<>\s]+)>/.exec(head('content-id'))?.[1] ?? null,
    content: await buffer(decoder),
  };
}

// RFC 2231 says which charset a name is in; where nobody knows it, the bytes are UTF-8 or Latin-1.
function fileNameOf(node: MimeNode, disposition: string): string | null {
  if (!node.filename) return null;
  if (!node.filename.includes('\uFFFD')) return node.filename;
  const encoded = /filename\*(?:0\*)?=\s*"?[^';\s]*'[^']*'([^;"\s]{1,600})/i.exec(disposition)?.[1] ?? '';
  const bytes = encoded.replace(/%([0-9a-f]{2})/gi, (_all, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
  return bytes ? decodeText(Buffer.from(bytes, 'latin1'), '') : node.filename;
}

function contentType(node: MimeNode | undefined): Parts['root'] {
  const value = ((node && node.contentType) || 'text/plain').toLowerCase();
  const line = (node?.headers && node.headers.getFirst('content-type')) || '';
  const params: Record<string, string> = {};
  for (const [name, text] of Object.entries(libmime.parseHeaderValue(line, { stripComments: true }).params))
    params[name.toLowerCase()] = String(text);
  return { value, params };
}
