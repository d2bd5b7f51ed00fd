import type { Account } from '@codepushgo/contract';
import type { shellTexts } from '../texts/shell.ts';
import type { IconName } from '../ui/icon.tsx';
import { orgPath, projectPath } from './addresses.ts';
import type { Place } from './place.ts';

/** A line of the rail. */
export interface RailItem {
  label: string;
  icon: IconName;
  href: string;
  /** Whether a page belongs to it; its path comes unescaped. */
  isHere(pathname: string): boolean;
}

type Words = (typeof shellTexts)['en'];

/** What the rail leads to: the parts of the project one is in, else of the organisation. */
export function railItems({ org, project }: Place, account: Account, t: Words): RailItem[] {
  const platform = staffItems(account.staff, t);
  // Agents work at the desk, and see no customer's console.
  if (account.staff === 'agent') return platform;
  if (!org) return platform;
  const to = (...more: string[]): string =>
    project ? projectPath({ org, project }, ...more) : orgPath(org, ...more);
  const part = (label: string, icon: IconName, word: string): RailItem => {
    const isHere = (path: string): boolean => new RegExp(`/${word}(?:/|$)`).test(path);
    return { label, icon, href: to(word), isHere };
  };
  const isOther = (path: string): boolean =>
    !path.startsWith('/o/') || /\/(?:releases|devices|insights|support|settings)(?:\/|$)/.test(path);
  return [
    { label: t.overview, icon: 'dashboard', href: to(), isHere: (path) => !isOther(path) },
    part(t.releases, 'rocket', 'releases'),
    part(t.devices, 'smartphone', 'devices'),
    part(t.insights, 'chart', 'insights'),
    part(t.support, 'life-buoy', 'support'),
    { label: t.settings, icon: 'settings', href: to('settings'), isHere: has('settings') },
    ...platform,
  ];
}

/** What staff have besides: agents the desk, operators what they run the platform by. */
function staffItems(staff: Account['staff'], t: Words): RailItem[] {
  if (staff === null) return [];
  const desk: RailItem = { label: t.desk, icon: 'inbox', href: '/desk', isHere: below('/desk') };
  if (staff === 'agent') return [desk];
  const part = (label: string, icon: IconName, word: string, ...also: string[]): RailItem => {
    const isHere = (path: string): boolean => [word, ...also].some((one) => below(`/admin/${one}`)(path));
    return { label, icon, href: `/admin/${word}`, isHere };
  };
  return [
    desk,
    part(t.status, 'activity', 'status'),
    part(t.customers, 'users', 'customers', 'availability'),
    part(t.plans, 'table', 'plans'),
    part(t.policy, 'shield', 'policy'),
  ];
}

function has(word: string): (path: string) => boolean {
  return (path) => new RegExp(`/${word}(?:/|$)`).test(path);
}

function below(start: string): (path: string) => boolean {
  return (path) => path === start || path.startsWith(`${start}/`);
}
