import type { OptionSpec } from './command.ts';

/** The spellings of an option: `--a-b` first, then the short letter, camel case and older names. */
export interface OptionNames {
  long: string;
  short: string | undefined;
  /** Every spelling, dashes included. */
  all: string[];
}

/** The spellings that an option answers to. */
export function namesOf(option: OptionSpec<unknown>): OptionNames {
  const long = /--[a-z-]+/.exec(option.flags)?.[0];
  if (!long) throw new Error(`option ${option.flags} has no long name`);
  const short = /(?:^|\s)(-[A-Za-z])\b/.exec(option.flags)?.[1];
  const longs = [long, ...option.also.map((name) => `--${name}`)];
  const all = [...(short ? [short] : []), ...longs, ...longs.map(camelOf)];
  return { long, short, all: [...new Set(all)] };
}

function camelOf(long: string): string {
  return long.replace(/(?<=[a-z])-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
