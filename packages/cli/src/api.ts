import { createClient, type Client } from '@codepushgo/contract/client';
import type { Outside } from './cli.ts';
import { CliError } from './errors.ts';
import { retryingFetch, type Patience } from './retrying-fetch.ts';

/** The typed API of a server. */
export type Api = Client;

/**
 * Opens the API of a server.
 *
 * @throws CliError `usage` when the address is not one
 */
export function openApi(to: {
  serverUrl: string;
  accessKey: string | undefined;
  patience: Patience;
  outside: Outside;
}): Api {
  const { serverUrl, accessKey, patience, outside } = to;
  if (!/^https?:\/\/[^/\s]+/i.test(serverUrl)) {
    throw new CliError(
      'usage',
      `"${serverUrl}" is not the address of a server. Write it like https://updates.example.com.`,
    );
  }
  const tools = { fetch: outside.fetch, signal: outside.signal, patience };
  return createClient({ serverUrl, ...(accessKey ? { accessKey } : {}), fetch: retryingFetch(tools) });
}

interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** Reads pages until the last, or until `most` items are there. */
export async function allPages<T>(
  read: (cursor: string | undefined) => Promise<Page<T>>,
  most = Infinity,
): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined && items.length < most);
  return items.slice(0, most);
}
