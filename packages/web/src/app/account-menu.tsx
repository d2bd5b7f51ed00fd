import type { ReactNode } from 'react';
import { shellTexts } from '../texts/shell.ts';
import { Menu } from '../ui/menu.tsx';
import { languageNames } from './language-names.ts';
import { useLanguage, useTexts } from './language.ts';
import { usePreferences } from './preferences.ts';
import { useAccount } from './session.tsx';
import { signOut } from './sign-out.ts';
import { useTheme, type Theme } from './theme.ts';

const THEMES: { theme: Theme; icon: 'sun' | 'moon' | 'monitor' }[] = [
  { theme: 'light', icon: 'sun' },
  { theme: 'dark', icon: 'moon' },
  { theme: 'system', icon: 'monitor' },
];

/** Who one is, the language, the theme, the way out. */
export function AccountMenu(): ReactNode {
  const t = useTexts(shellTexts);
  const { name, email } = useAccount();
  const present = useLanguage();
  const theme = useTheme();
  const { chooseLanguage, chooseTheme } = usePreferences();
  return (
    <Menu
      label={t.accountMenu(name)}
      kind="quiet"
      icon="user"
      align="start"
      className="w-full"
      entries={[
        { label: t.account, hint: email, href: '/account', icon: 'user' },
        { separator: true },
        { heading: t.language },
        ...(['en', 'fr'] as const).map((each) => ({
          label: languageNames[each],
          icon: 'languages' as const,
          isCurrent: each === present,
          onSelect: () => chooseLanguage(each),
        })),
        { separator: true },
        { heading: t.theme },
        ...THEMES.map(({ theme: each, icon }) => ({
          label: t.themes[each],
          icon,
          isCurrent: each === theme,
          onSelect: () => chooseTheme(each),
        })),
        { separator: true },
        { label: t.signOut, icon: 'log-out', onSelect: signOut },
      ]}
    >
      <span className="sr-only">{t.accountMenu(name)}</span>
      <span aria-hidden className="min-w-0 flex-1 truncate text-left">
        {name}
      </span>
    </Menu>
  );
}
