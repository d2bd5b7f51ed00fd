/** Where things are. Names go in as they are; they are escaped here. */
const path = (...parts: string[]): string => parts.map((part) => `/${encodeURIComponent(part)}`).join('');

/** The address of an organisation, and of pages below it: `orgPath('acme', 'settings', 'members')`. */
export const orgPath = (org: string, ...more: string[]): string => path('o', org, ...more);

/** The address of a project and of pages below it. */
export const projectPath = (at: { org: string; project: string }, ...more: string[]): string =>
  orgPath(at.org, 'p', at.project, ...more);

/** The address of an app and of pages below it. */
export const appPath = (at: { org: string; project: string; app: string }, ...more: string[]): string =>
  projectPath(at, 'a', at.app, ...more);

/** The address of a channel and of pages below it: `channelPath(at, 'releases', 'v12')`. */
export const channelPath = (
  at: { org: string; project: string; app: string; channel: string },
  ...more: string[]
): string => appPath(at, 'c', at.channel, ...more);

/** The address of a customer, for operators; without one, of all of them. */
export const customerPath = (...customer: string[]): string => path('admin', 'customers', ...customer);
