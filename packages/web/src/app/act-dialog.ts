import { useUrlParams } from './search.ts';

/** Which act of a page is asked for: `?do=halt`. It can be linked, and closing it takes it out of the address. */
export function useAct(): { act: string | undefined; start: (act: string) => void; close: () => void } {
  const { values, set } = useUrlParams();
  return {
    act: values['do'],
    start: (act) => set({ do: act }),
    close: () => set({ do: undefined }),
  };
}
