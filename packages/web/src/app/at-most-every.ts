import { useEffect, useRef } from 'react';

/**
 * Does something at once, then at most once in `ms` however often it is asked for; what was asked for meanwhile is
 * done at the end of that time.
 *
 * @example const refresh = useAtMostEvery(5000, () => void query.refetch());
 */
export function useAtMostEvery(ms: number, act: () => void): () => void {
  const latest = useRef(act);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isDue = useRef(false);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );
  const ask = useRef((): void => {
    if (timer.current !== undefined) {
      isDue.current = true;
      return;
    }
    latest.current();
    timer.current = setTimeout(() => {
      timer.current = undefined;
      if (!isDue.current) return;
      isDue.current = false;
      ask.current();
    }, ms);
  });
  return ask.current;
}
