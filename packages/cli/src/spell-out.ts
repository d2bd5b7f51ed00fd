import { commands } from './commands.ts';
import type { CommandSpec, OptionSpec } from './command.ts';
import { namesOf } from './option-names.ts';

/**
 * Rewrites arguments as commander reads them. The older CodePush tools take `--mandatory false`, `-m=true` and
 * long names in camel case; scripts written for them go on working.
 */
export function spellOut(argv: string[]): string[] {
  const spec = findCommand(argv);
  const out: string[] = [];
  for (let at = 0; at < argv.length; at += 1) {
    const word = argv[at]!;
    if (word === '--') return [...out, ...argv.slice(at)];
    const option = spec && optionOf(spec, word);
    if (!option) out.push(word);
    else if (option.kind === 'flag') at += spellFlag(option, word, argv[at + 1], out);
    else at += spellValue(option, word, argv[at + 1], out);
  }
  return out;
}

/** The command that the leading words call, aliases included. */
export function findCommand(argv: string[]): CommandSpec | undefined {
  const words = argv.filter((word) => !word.startsWith('-')).slice(0, 2);
  const called = (spec: CommandSpec): boolean => {
    const parts = spec.name.split(' ');
    const last = parts.length - 1;
    return parts.every((part, at) => {
      const other = at === last ? spec.aliases : (groupAliases[part] ?? []);
      return part === words[at] || other.includes(words[at] ?? '');
    });
  };
  const found = commands.filter(called);
  return found.toSorted((a, b) => b.name.split(' ').length - a.name.split(' ').length)[0];
}

/** Other names for the first word of a command. */
export const groupAliases: Record<string, string[]> = { channel: ['deployment'], organisation: ['org'] };

function optionOf(spec: CommandSpec, word: string): OptionSpec<unknown> | undefined {
  if (!/^-{1,2}[A-Za-z]/.test(word)) return undefined;
  const name = word.replace(/=.*$/s, '');
  return Object.values(spec.options).find((option) => namesOf(option).all.includes(name));
}

function spellFlag(
  option: OptionSpec<unknown>,
  word: string,
  next: string | undefined,
  out: string[],
): number {
  const { long } = namesOf(option);
  const [, given] = /=(.*)$/s.exec(word) ?? [];
  const said = given ?? (next === 'true' || next === 'false' ? next : 'true');
  out.push(said === 'false' ? `--no-${long.slice(2)}` : long);
  return given === undefined && said === next ? 1 : 0;
}

function spellValue(
  option: OptionSpec<unknown>,
  word: string,
  next: string | undefined,
  out: string[],
): number {
  const { long } = namesOf(option);
  const [, given] = /=(.*)$/s.exec(word) ?? [];
  if (given !== undefined) out.push(`${long}=${given}`);
  else if (next !== undefined) out.push(`${long}=${next}`);
  else out.push(long);
  return given === undefined && next !== undefined ? 1 : 0;
}
