import type { Asset } from './read-build.ts';

// The name changes with the contents, so nobody has to ask twice.
const FOR_GOOD = 'public, max-age=31536000, immutable';

/** A file of the console, in the smallest form that the browser reads. */
export function serveAsset(asset: Asset, acceptEncoding = ''): Response {
  const headers: Record<string, string> = {
    'content-type': asset.type,
    'cache-control': FOR_GOOD,
    vary: 'accept-encoding',
  };
  const encoding = (['br', 'gzip'] as const).find(
    (one) =>
      asset[one] &&
      new RegExp(`(?:^|[,\\s])${one}(?!\\s*;\\s*q=0(?:\\.0*)?(?:,|$))(?:[,;\\s]|$)`).test(acceptEncoding),
  );
  if (encoding) headers['content-encoding'] = encoding;
  return new Response(encoding ? asset[encoding] : asset.bytes, { headers });
}
