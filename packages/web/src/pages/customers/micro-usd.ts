const MICRO = 1_000_000;

/**
 * What somebody typed as dollars, in whole micro-dollars; undefined when it is no sum. Takes a point or a comma.
 *
 * @example microUsdOf('12,50'); // 12_500_000
 */
export function microUsdOf(text: string): number | undefined {
  const typed = text.replaceAll(/[\s$]/g, '').replace(',', '.').replace('−', '-');
  if (!/^-?\d{1,9}(?:\.\d{1,6})?$/.test(typed)) return undefined;
  return Math.round(Number(typed) * MICRO);
}

/** The other way, for a field to begin with. */
export function dollarsOf(microUsd: number): string {
  return String(microUsd / MICRO);
}
