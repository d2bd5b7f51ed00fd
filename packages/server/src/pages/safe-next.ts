const HERE = 'http://here.invalid';

/** Where people go when nothing else is asked for. */
export const HOME = '/o';

/** The page of the account that works without JavaScript; `/account` belongs to the CodePush wire. */
export const ACCOUNT_PAGE = '/my-account';

/**
 * The path to go to afterwards, taken from an address or a form: only paths of this server, never another site.
 *
 * @example
 * safeNext('/device?code=ABC'); // '/device?code=ABC'
 * safeNext('//evil.example'); // '/o'
 */
export function safeNext(next: string | undefined): string {
  if (!next?.startsWith('/') || !URL.canParse(next, HERE)) return HOME;
  const url = new URL(next, HERE);
  // `/.//evil.example` is a path here, but begins with two slashes once it is put together again.
  if (url.origin !== HERE || url.pathname.startsWith('//')) return HOME;
  return url.pathname + url.search;
}
