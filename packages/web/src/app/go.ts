import { useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';
import { arrived } from './leaving.ts';

/** Goes to an address of the console after something was done. Where people press, use a link instead. */
export function useGo(): (href: string) => void {
  const router = useRouter();
  return useCallback(
    (href) => {
      const forget = router.subscribe('onRendered', () => {
        forget();
        arrived();
      });
      router.history.push(href);
    },
    [router],
  );
}
