import type { Account } from '@codepushgo/contract';
import { useEffect } from 'react';
import { client } from './api.ts';
import { language, type Language } from './language.ts';
import { useSend } from './send.ts';
import { setTheme, type Theme } from './theme.ts';

/** Changes how the console looks and speaks: at once on this page, and for good on the account. */
export function usePreferences(): {
  chooseLanguage: (language: Language) => void;
  chooseTheme: (theme: Theme) => void;
} {
  const update = useSend(client.accounts.updateMe);
  // Where the account could not be told, at least this page has changed.
  const tell = (change: Parameters<typeof update>[0]): void => void update(change).catch(() => undefined);
  return {
    chooseLanguage: (chosen) => {
      language.set(chosen);
      tell({ language: chosen });
    },
    chooseTheme: (chosen) => {
      setTheme(chosen);
      tell({ theme: chosen });
    },
  };
}

/** Takes up what the account says, also when it was changed elsewhere. */
export function useAccountPreferences(account: Account): void {
  useEffect(() => language.set(account.language), [account.language]);
  useEffect(() => setTheme(account.theme), [account.theme]);
}
