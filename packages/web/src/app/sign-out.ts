/** Ends the session; the server then shows where to sign in. */
export function signOut(): void {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = '/sign-out';
  document.body.append(form);
  form.submit();
}

/** Where to sign in, so that one comes back to this page. */
export function signInHref(): string {
  return `/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`;
}
