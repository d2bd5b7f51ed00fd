import type { Ctx } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';
import { Readable } from 'node:stream';
import type { FileRow } from './show-file.ts';
import { isPlainImage } from './sniff-type.ts';

/**
 * A file as an answer that cannot run anything: sandboxed, never guessed at, and downloaded unless it is a plain image.
 * The caller has judged who may see it.
 *
 * @throws Problem `conflict` while it waits for the scanner, or when that has found something
 * @example import('#ticket-files').then(async ({ findFile }) => serveFile(ctx, (await findFile(ctx.db, 'fil_1'))!));
 */
export async function serveFile(ctx: Ctx, file: FileRow): Promise<Response> {
  if (file.scan === 'waiting') throw notGivenOut('The file waits to be scanned. Try again in a minute.');
  if (file.scan === 'infected')
    throw notGivenOut('The scanner found something harmful in this file. It is not given out.');
  const stored = await ctx.files.get(file.blob, file.sizeBytes);
  const isShown = isPlainImage(file.type);
  const encoded = encodeURIComponent(file.name).replace(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return new Response(Readable.toWeb(stored.stream()) as ReadableStream, {
    headers: {
      'content-type': isShown ? file.type : 'application/octet-stream',
      'content-length': String(file.sizeBytes),
      'content-disposition': `${isShown ? 'inline' : 'attachment'}; filename*=UTF-8''${encoded}`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, max-age=3600',
    },
  });
}

function notGivenOut(detail: string): Problem {
  return new Problem('conflict', detail, { reason: 'file-not-given-out' });
}
