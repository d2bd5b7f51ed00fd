/** One file of the published site. */
export interface Document {
  /** Below the origin, without a slash in front, such as `api/v2/summary.json`. */
  path: string;
  bytes: Buffer;
  /** As it stands in the header. */
  contentType: string;
}

const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  rss: 'application/rss+xml; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
};

/**
 * What is served at a path, by its ending; the publisher and the server agree on it. Pages have none.
 *
 * @example contentTypeOf('history.atom'); // 'application/atom+xml; charset=utf-8'
 */
export function contentTypeOf(path: string): string {
  // The JSON feed has a type of its own; every other document is plain JSON.
  if (/(^|\/)history\.json$/.test(path)) return 'application/feed+json; charset=utf-8';
  const [, ending = 'html'] = /\.(\w+)$/.exec(path) ?? [];
  return TYPES[ending] ?? 'application/octet-stream';
}

/**
 * A document of this text, its type by its path.
 *
 * @example textDocument('state.json', '{}').contentType; // 'application/json; charset=utf-8'
 */
export function textDocument(path: string, text: string): Document {
  return { path, bytes: Buffer.from(text), contentType: contentTypeOf(path) };
}

/** A document of this value as JSON. */
export function jsonDocument(path: string, value: unknown): Document {
  return textDocument(path, `${JSON.stringify(value)}\n`);
}
