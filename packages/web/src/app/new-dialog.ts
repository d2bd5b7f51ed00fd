import { useRouter } from '@tanstack/react-router';
import { useUrlParams } from './search.ts';

/** A dialog that the address opens: `?new=project`. It can be linked, and the back button closes it. */
export function useNewDialog(kind: string): { isOpen: boolean; href: string; close: () => void } {
  const { values, set } = useUrlParams();
  const { pathname } = useRouter().latestLocation;
  return {
    isOpen: values['new'] === kind,
    href: `${pathname}?new=${kind}`,
    close: () => set({ new: undefined }),
  };
}
