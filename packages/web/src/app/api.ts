import { createClient, type Client } from '@codepushgo/contract/client';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { QueryClient } from '@tanstack/react-query';
import { onRecovery, watchedFetch } from './connection.ts';
import { isWorthRetrying } from './faults.ts';
import { unlessLeaving } from './leaving.ts';

/** The typed client of our own API; the session's cookie says who asks. */
export const client: Client = createClient({
  serverUrl: location.origin,
  fetch: unlessLeaving(watchedFetch),
});

/**
 * Queries of every endpoint.
 *
 * @example useQuery(api.apps.list.queryOptions({ input: { org } }));
 */
export const api = createTanstackQueryUtils(client);

const MOST_RETRIES = 2;

/** Everything that was asked so far. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (count, error) => count < MOST_RETRIES && isWorthRetrying(error),
      // The connection is watched by what answers, not by what the browser believes.
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});

onRecovery(() => void queryClient.invalidateQueries());
