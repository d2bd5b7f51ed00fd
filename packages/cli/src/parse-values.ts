import semver from 'semver';
import { usageError } from './errors.ts';

/** `25` or `25%`, a whole number from 1 to 100. */
export function parsePercent(text: string): number {
  const match = /^(\d{1,3})%?$/.exec(text.trim());
  const share = Number(match?.[1]);
  if (!match || share < 1 || share > 100) {
    throw usageError(
      `"${text}" is not a share of devices. Give a whole number from 1 to 100, for instance 25%.`,
    );
  }
  return share;
}

const UNITS: Record<string, number> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 7 * 86_400_000,
  y: 365.25 * 86_400_000,
};

/** A length of time such as `5m`, `60d` or `1y`; milliseconds. */
export function parseDuration(text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h|d|w|y)?$/.exec(text.trim());
  if (!match) throw usageError(`"${text}" is not a length of time. Write it like 5m, 12h, 60d or 1y.`);
  return Math.round(Number(match[1]) * UNITS[match[2] ?? 'ms']!);
}

/** A semver version or range. */
export function parseRange(text: string): string {
  if (semver.validRange(text) === null) {
    throw usageError(
      `"${text}" is not a version or range. Write it like 1.2.3, 1.2.x, ^1.2 or ">=1.2.0 <1.4.0".`,
    );
  }
  return text;
}

/** A whole number within bounds. */
export function parseWhole(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (!/^\d+$/.test(text.trim()) || number < least || number > most) {
      throw usageError(`"${text}" does not fit. Give a whole number from ${least} to ${most}.`);
    }
    return number;
  };
}

/** One of a few words, any case. */
export function parseWord<T extends string>(...words: T[]): (text: string) => T {
  return (text) => {
    const word = words.find((candidate) => candidate === text.toLowerCase());
    if (!word) throw usageError(`"${text}" does not fit. Give one of ${words.join(', ')}.`);
    return word;
  };
}
