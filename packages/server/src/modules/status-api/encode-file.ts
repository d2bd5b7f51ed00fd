import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { parseAccept } from 'hono/utils/accept';

/** What files are packed with, the better first. */
const ENCODINGS = ['br', 'gzip'] as const;
export type Encoding = (typeof ENCODINGS)[number];

const gzipped = promisify(gzip);
const brotlied = promisify(brotliCompress);

// Pages change every minute: little work and little memory count for more than the last bytes.
const BROTLI = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: 18 },
};

const TEXT = /^(text\/|image\/svg\+xml|application\/([^;]+\+)?(json|xml|javascript))/;

/** Whether a type is of text, which becomes smaller when packed. */
export function isText(contentType: string): boolean {
  return TEXT.test(contentType);
}

/**
 * The encoding that a request likes best (RFC 9110, section 12.5.3), or undefined for the plain bytes; at the same
 * weight the better one.
 *
 * @example preferredEncoding('gzip, deflate, br') // 'br'
 */
export function preferredEncoding(header: string | null): Encoding | undefined {
  const asked = new Map(parseAccept(header ?? '').map(({ type, q }) => [type.toLowerCase(), q]));
  const weightOf = (name: string): number => asked.get(name) ?? asked.get('*') ?? 0;
  const [best] = ENCODINGS.toSorted((a, b) => weightOf(b) - weightOf(a));
  const weight = weightOf(best!);
  return weight > 0 && weight >= (asked.get('identity') ?? 0) ? best : undefined;
}

/** Packs bytes. */
export async function encodeBytes(bytes: Buffer, encoding: Encoding): Promise<Buffer<ArrayBuffer>> {
  const packed = await (encoding === 'br' ? brotlied(bytes, BROTLI) : gzipped(bytes));
  return packed as Buffer<ArrayBuffer>;
}
