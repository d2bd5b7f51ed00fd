/**
 * Whether somebody's browser asks for a page: it names HTML, and carries no key. Tools and SDKs do neither.
 *
 * @example asksForPage(new Request('http://localhost/', { headers: { accept: 'text/html' } })); // true
 */
export function asksForPage({ headers }: Request): boolean {
  const accept = headers.get('accept') ?? '';
  return !headers.has('authorization') && /(?:^|[,\s])text\/html(?:[;,\s]|$)/i.test(accept);
}
