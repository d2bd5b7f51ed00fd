import { useUrlParams } from '../../app/search.ts';

const DAYS = { '24h': 1, '7d': 7, '30d': 30, '90d': 90 } as const;

/** A period to look back, as the address names it: `?range=7d`. */
export type Range = keyof typeof DAYS;

/** All of them, the shortest first. */
export const RANGES = Object.keys(DAYS) as Range[];

const USUAL: Range = '30d';

/** The period of the address, the last 30 days without one, and how to choose another. */
export function useRange(): { range: Range; days: number; choose: (range: string) => void } {
  const { values, set } = useUrlParams();
  const range = RANGES.find((one) => one === values['range']) ?? USUAL;
  return {
    range,
    days: DAYS[range],
    choose: (chosen) => set({ range: chosen === USUAL ? undefined : chosen }),
  };
}
