import { CSPProvider } from '@base-ui/react/csp-provider';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { UiProvider } from '../ui/ui-context.tsx';
import { queryClient } from './api.ts';
import { pageNonce } from './boot.ts';
import { AppLink } from './link.tsx';
import { useLanguage } from './language.ts';
import { router } from './router.tsx';
import { SessionProvider } from './session.tsx';

/** The console. */
export function App(): ReactNode {
  const language = useLanguage();
  return (
    <CSPProvider nonce={pageNonce}>
      <QueryClientProvider client={queryClient}>
        <UiProvider language={language} link={AppLink}>
          <SessionProvider>
            <RouterProvider router={router} />
          </SessionProvider>
        </UiProvider>
      </QueryClientProvider>
    </CSPProvider>
  );
}
