import { useCallback, type ReactNode } from 'react';
import { settingsTexts } from '../texts/settings.ts';
import { shellTexts } from '../texts/shell.ts';
import { CommandPalette, type Command } from '../ui/command-palette.tsx';
import { orgPath } from './addresses.ts';
import { findInOrganisation } from './find-in-organisation.ts';
import { useGo } from './go.ts';
import { useTexts } from './language.ts';
import { isPaletteOpen } from './palette-state.ts';
import { useNearestPlace } from './place.ts';
import { usePreferences } from './preferences.ts';
import { railItems } from './rail-items.ts';
import { useAccount } from './session.tsx';
import { settingsParts, type SettingsPart } from './settings-parts.ts';
import { signOut } from './sign-out.ts';

const FOUND_ICONS = { project: 'folder', app: 'smartphone', release: 'rocket' } as const;

/** The palette with what can be done and found here. */
export function OpenPalette(): ReactNode {
  const { org } = useNearestPlace();
  const t = useTexts(shellTexts);
  const go = useGo();
  const commands = useCommands(go);
  const search = useCallback(
    async (text: string): Promise<Command[]> => {
      if (!org) return [];
      const found = await findInOrganisation(org, text);
      return found.map(({ kind, href, ...line }) => ({
        ...line,
        id: href,
        group: t.found[kind],
        icon: FOUND_ICONS[kind],
        onSelect: () => go(href),
      }));
    },
    [org, t, go],
  );
  return (
    <CommandPalette isOpen onClose={() => isPaletteOpen.set(false)} commands={commands} onSearch={search} />
  );
}

function useCommands(go: (href: string) => void): Command[] {
  const t = useTexts(shellTexts);
  const { parts } = useTexts(settingsTexts);
  const place = useNearestPlace();
  const account = useAccount();
  const { chooseTheme } = usePreferences();
  const to = (href: string, label: string, group: string, icon: Command['icon']): Command => ({
    id: href,
    label,
    group,
    icon,
    onSelect: () => go(href),
  });
  const settingsOf = (org: string): Command[] =>
    (Object.keys(settingsParts) as SettingsPart[]).map((part) =>
      to(
        orgPath(org, 'settings', ...settingsParts[part].path),
        t.named(t.settings, parts[part]),
        t.goTo,
        'settings',
      ),
    );
  return [
    ...railItems(place, account, t).map(({ href, label, icon }) => to(href, label, t.goTo, icon)),
    ...(place.org ? settingsOf(place.org) : []),
    to('/o', t.allOrganisations, t.goTo, 'building'),
    to('/account', t.account, t.goTo, 'user'),
    to('/o?new=organisation', t.newOrganisation, t.make, 'plus'),
    ...(place.org ? [to(`${orgPath(place.org)}?new=project`, t.newProject, t.make, 'plus')] : []),
    ...(['light', 'dark', 'system'] as const).map((theme): Command => {
      const label = t.named(t.theme, t.themes[theme]);
      return { id: theme, label, group: t.theme, icon: 'sun', onSelect: () => chooseTheme(theme) };
    }),
    { id: 'sign-out', label: t.signOut, group: t.account, icon: 'log-out', onSelect: signOut },
  ];
}
