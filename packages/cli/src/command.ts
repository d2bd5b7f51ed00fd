import type { Cli } from './cli.ts';

/** What a command answers: one of the two is printed on standard output. */
export interface Answer {
  /** For machines, with `--json`. */
  json: unknown;
  /** For people; empty text prints nothing. */
  text: string;
  /** 0 unless said otherwise. */
  exitCode?: number;
}

/** A positional argument. */
export interface ArgumentSpec<T> {
  summary: string;
  required: boolean;
  parse: (text: string) => T;
}

/** An option; `flags` as commander writes them, `also` are further long names from the older CodePush tools. */
export interface OptionSpec<T> {
  kind: 'flag' | 'text' | 'list';
  flags: string;
  summary: string;
  also: string[];
  parse: (text: string) => unknown;
  fallback: T;
  /** How the help tells the fallback. */
  shown?: string;
}

type Arguments = Record<string, ArgumentSpec<unknown>>;
type Options = Record<string, OptionSpec<unknown>>;

/** What the function of a command receives: its arguments and options by name. */
export type InputOf<A, O> = { [K in keyof A]: A[K] extends ArgumentSpec<infer T> ? T : never } & {
  [K in keyof O]: O[K] extends OptionSpec<infer T> ? T : never;
};

/** A row of the table in `commands.ts`. */
export interface CommandSpec {
  /** The words that call it, for instance `channel add`. */
  name: string;
  aliases: string[];
  summary: string;
  /** Sentences for the help and the reference, after the summary. */
  details: string;
  examples: string[];
  args: Arguments;
  options: Options;
  load: () => Promise<(cli: Cli, input: never) => Promise<Answer>>;
}

interface CommandRow<A extends Arguments, O extends Options> {
  name: string;
  aliases?: string[];
  summary: string;
  details?: string;
  examples?: string[];
  args?: A;
  options?: O;
  load: () => Promise<(cli: Cli, input: InputOf<A, O>) => Promise<Answer>>;
}

/** Makes a row of the table; the compiler holds the command's function to its arguments and options. */
export function command<A extends Arguments = Record<never, never>, O extends Options = Record<never, never>>(
  row: CommandRow<A, O>,
): CommandSpec {
  const { aliases = [], details = '', examples = [], args = {}, options = {} } = row;
  return { ...row, aliases, details, examples, args, options };
}

const asText = (text: string): string => text;

/** An argument that must be there. */
export function arg(summary: string): ArgumentSpec<string>;
export function arg<T>(summary: string, parse: (text: string) => T): ArgumentSpec<T>;
export function arg(summary: string, parse: (text: string) => unknown = asText): ArgumentSpec<unknown> {
  return { summary, required: true, parse };
}

/** An argument that may be left out. */
export function optionalArg(summary: string): ArgumentSpec<string | undefined> {
  return { summary, required: false, parse: asText };
}

/** A switch, off unless given. `--no-x` and `=false` turn it off again. */
export function flag(flags: string, summary: string, also: string[] = []): OptionSpec<boolean> {
  return { kind: 'flag', flags, summary, also, parse: asText, fallback: false };
}

/** A switch that may stay unsaid: true, false or undefined. */
export function yesNo(flags: string, summary: string, also: string[] = []): OptionSpec<boolean | undefined> {
  return { kind: 'flag', flags, summary, also, parse: asText, fallback: undefined };
}

/** An option with a value. */
export function text(flags: string, summary: string, also: string[] = []): OptionSpec<string | undefined> {
  return { kind: 'text', flags, summary, also, parse: asText, fallback: undefined };
}

/** An option whose value is read by `parse`. */
export function value<T>(
  flags: string,
  summary: string,
  parse: (text: string) => T,
  also: string[] = [],
): OptionSpec<T | undefined> {
  return { kind: 'text', flags, summary, also, parse, fallback: undefined };
}

/** The same with a value for when it is not given. */
export function withFallback<T>(spec: OptionSpec<T | undefined>, fallback: T, shown?: string): OptionSpec<T> {
  const told =
    shown ?? (typeof fallback === 'string' || typeof fallback === 'number' ? String(fallback) : undefined);
  return { ...spec, fallback, ...(told === undefined ? {} : { shown: told }) };
}

/** An option that may be given several times. */
export function list(flags: string, summary: string, also: string[] = []): OptionSpec<string[]> {
  return { kind: 'list', flags, summary, also, parse: asText, fallback: [] };
}
