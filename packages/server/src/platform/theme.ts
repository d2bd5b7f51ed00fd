/** The cookie in which a browser keeps the theme that somebody chose; the console writes it beside
 * the account, pages that nobody is signed in to read it. */
export const THEME_COOKIE = 'codepushgo.theme';

export type Theme = 'light' | 'dark';

/** What is written in the cookie, if it is a theme; otherwise the browser's preference counts. */
export function readTheme(text: string | undefined): Theme | undefined {
  return text === 'light' || text === 'dark' ? text : undefined;
}
