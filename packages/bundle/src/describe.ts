const UNITS = [
  ['GiB', 2 ** 30],
  ['MiB', 2 ** 20],
  ['KiB', 2 ** 10],
] as const;

/** A count with thousands separators, as error texts show it. */
export function describeCount(count: number): string {
  return count.toLocaleString('en-US');
}

/** A size for error texts: in the largest binary unit that fits, never rounded to a limit it exceeds. */
export function describeBytes(bytes: number): string {
  for (const [unit, size] of UNITS) {
    if (bytes < size) continue;
    const inUnit = bytes / size;
    return Number.isInteger(inUnit)
      ? `${describeCount(inUnit)} ${unit}`
      : `${inUnit.toFixed(2)} ${unit} (${describeCount(bytes)} bytes)`;
  }
  return `${describeCount(bytes)} bytes`;
}

/** A name from an archive, quoted and cut, so that control characters in it reach no terminal. */
export function describeName(name: string): string {
  return JSON.stringify(name.length > 120 ? `${name.slice(0, 120)}…` : name);
}
