import { makeSignal, useSignal } from './signal.ts';

/** `system` follows the device. */
export type Theme = 'light' | 'dark' | 'system';

const COOKIE = 'codepushgo.theme';
const YEAR_SECONDS = 365 * 24 * 60 * 60;

function shown(): Theme {
  const { theme } = document.documentElement.dataset;
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

const current = makeSignal<Theme>(shown());

/** The chosen theme, followed. */
export function useTheme(): Theme {
  return useSignal(current);
}

/** Draws this page in a theme, and those of the server where nobody is signed in. The account keeps it, too. */
export function setTheme(theme: Theme): void {
  current.set(theme);
  document.documentElement.dataset['theme'] = theme;
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  const age = theme === 'system' ? 0 : YEAR_SECONDS;
  document.cookie = `${COOKIE}=${theme}; Path=/; Max-Age=${age}; SameSite=Lax${secure}`;
}
