import { useQuery } from '@tanstack/react-query';
import type { Account } from '@codepushgo/contract';
import { createContext, useContext, type ReactNode } from 'react';
import { Skeleton } from '../ui/skeleton.tsx';
import { api } from './api.ts';
import { readBoot } from './boot.ts';
import { Loaded } from './loaded.tsx';

const SessionContext = createContext<Account | null>(null);
const boot = readBoot();

/** The signed-in person, for everything inside. */
export function SessionProvider({ children }: { children: ReactNode }): ReactNode {
  const query = useQuery(
    api.accounts.me.queryOptions({ ...(boot && { initialData: boot.account }), staleTime: 60_000 }),
  );
  return (
    <Loaded query={query} skeleton={<Skeleton className="p-8" />}>
      {(account) => <SessionContext value={account}>{children}</SessionContext>}
    </Loaded>
  );
}

/** The signed-in person. */
export function useAccount(): Account {
  const account = useContext(SessionContext);
  if (!account) throw new Error('useAccount needs a SessionProvider around it.');
  return account;
}

/** The address that people give to command lines and apps. */
export const publicUrl = boot?.publicUrl ?? location.origin;
