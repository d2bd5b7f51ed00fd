/** An exact number: `n / d`, in lowest terms, `d` above zero. */
export interface Fraction {
  n: bigint;
  d: bigint;
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));

/** `n / d` in lowest terms. */
export function fraction(n: bigint | number, d: bigint | number = 1n): Fraction {
  const [above, below] = [BigInt(n), BigInt(d)];
  if (below === 0n) throw new RangeError('A fraction cannot be over zero.');
  const sign = below < 0n ? -1n : 1n;
  const shared = gcd(above < 0n ? -above : above, below * sign) * sign || 1n;
  return { n: above / shared, d: below / shared };
}

/** Reads a decimal such as `99.5` without the errors of binary numbers. */
export function fromDecimal(text: string): Fraction {
  const read = /^(\d+)(?:\.(\d+))?$/.exec(text);
  if (!read) throw new RangeError(`"${text}" is not a decimal number such as 99.5.`);
  const [, whole = '0', part = ''] = read;
  return fraction(BigInt(whole + part), 10n ** BigInt(part.length));
}

export const plus = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
export const minus = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d - b.n * a.d, a.d * b.d);
export const times = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.n, a.d * b.d);
export const isBelow = (a: Fraction, b: Fraction): boolean => a.n * b.d < b.n * a.d;

/**
 * As decimals, cut off and never rounded up.
 *
 * @example floored({ n: 2395007n, d: 24192n }, 3); // '98.999'
 */
export function floored(value: Fraction, decimals: number): string {
  const scale = 10n ** BigInt(decimals);
  const digits = ((value.n * scale) / value.d).toString().padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** The next whole number that is not below it. */
export const ceiled = (value: Fraction): number => Number((value.n + value.d - 1n) / value.d);

/** As `n/d`; nothing is lost. */
export const exactly = ({ n, d }: Fraction): string => `${n}/${d}`;
