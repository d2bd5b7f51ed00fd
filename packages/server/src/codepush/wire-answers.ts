/** A JSON answer of the wire. */
export function json(body: unknown, status = 200, location?: string): Response {
  const headers: Record<string, string> = { 'content-type': 'application/json; charset=utf-8' };
  if (location) headers.location = location;
  return new Response(JSON.stringify(body), { status, headers });
}

/** A plain sentence. */
export function text(sentence: string, status = 200, more: Record<string, string> = {}): Response {
  return new Response(sentence, {
    status,
    headers: { ...more, 'content-type': 'text/plain; charset=utf-8' },
  });
}

/** Done, with nothing to say. */
export function noContent(): Response {
  return new Response(null, { status: 204 });
}

/** A `Location` value: every part percent-encoded. */
export function locationOf(...parts: string[]): string {
  return `/${parts.map(encodeURIComponent).join('/')}`;
}
