import { useCallback } from 'react';
import { useFormat } from '../../ui/ui-context.tsx';

const MICRO = 1_000_000;

/** Writes micro-dollars as dollars: 14,000,000 as `$14`. */
export function useMoney(): (microUsd: number) => string {
  const format = useFormat();
  return useCallback(
    (microUsd) =>
      format.number(microUsd / MICRO, {
        style: 'currency',
        currency: 'USD',
        currencyDisplay: 'narrowSymbol',
        trailingZeroDisplay: 'stripIfInteger',
        // Prices of use are parts of a cent.
        maximumFractionDigits: 6,
      }),
    [format],
  );
}
