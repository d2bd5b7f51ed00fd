import { CSPProvider } from '@base-ui/react/csp-provider';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { UiProvider } from '../ui/ui-context.tsx';
import { queryClient } from './api.ts';
import { pageNonce } from './boot.ts';
import { useLanguage } from './language.ts';
import { AppLink } from './link.tsx';
import { useAccountPreferences } from './preferences.ts';
import { router } from './router.tsx';
import { SessionProvider, useAccount } from './session.tsx';

/** The console. */
export function App(): ReactNode {
  const language = useLanguage();
  return (
    <CSPProvider nonce={pageNonce}>
      <QueryClientProvider client={queryClient}>
        <UiProvider language={language}>
          <SessionProvider>
            <SignedIn />
          </SessionProvider>
        </UiProvider>
      </QueryClientProvider>
    </CSPProvider>
  );
}

function SignedIn(): ReactNode {
  const account = useAccount();
  const { timeZone } = account;
  useAccountPreferences(account);
  return (
    <UiProvider language={useLanguage()} timeZone={timeZone ?? undefined} link={AppLink}>
      <RouterProvider router={router} />
    </UiProvider>
  );
}
