import { useRouter, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Params } from '../ui/params.ts';

/** Addresses hold texts, written as everywhere on the web. */
export function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

/** The other way; empty values are left out. */
export function writeSearch(values: Record<string, unknown>): string {
  const filled = Object.entries(values).filter(([, value]) => value !== undefined && value !== '');
  const text = new URLSearchParams(filled.map(([name, value]) => [name, String(value)])).toString();
  return text && `?${text}`;
}

/**
 * The filters, the order and the cursor of a list, kept in the address.
 *
 * @example <Table params={useUrlParams()} … />
 */
export function useUrlParams(): Params {
  const router = useRouter();
  const values: Params['values'] = useSearch({ strict: false });
  return useMemo(
    () => ({
      values,
      set: (changes) => {
        const { pathname, search } = router.latestLocation;
        router.history.replace(pathname + writeSearch({ ...(search as Params['values']), ...changes }));
      },
    }),
    [router, values],
  );
}
