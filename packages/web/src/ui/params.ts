import { useCallback, useMemo, useState } from 'react';

/** Named texts that a list keeps its filters, order and page in: the query of the URL, through the app's router. */
export interface Params {
  values: Record<string, string | undefined>;
  /** Changes some; `undefined` takes one away. */
  set: (changes: Record<string, string | undefined>) => void;
}

/** Parameters kept in memory: for lists in dialogs, where the URL belongs to the page behind. */
export function useMemoryParams(initial: Params['values'] = {}): Params {
  const [values, setValues] = useState(initial);
  const set = useCallback(
    (changes: Params['values']) => setValues((before) => ({ ...before, ...changes })),
    [],
  );
  return useMemo(() => ({ values, set }), [values, set]);
}
