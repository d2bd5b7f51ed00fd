import type { Command } from 'commander';
import type { GlobalOptions } from './cli.ts';
import type { CommandSpec, OptionSpec } from './command.ts';
import { namesOf } from './option-names.ts';

/** The arguments and options of a command by name, each read by its own parser. */
export function readInput(spec: CommandSpec, given: Command): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  Object.entries(spec.args).forEach(([name, argument], at) => {
    const text: string | undefined = given.args[at];
    input[name] = text === undefined ? undefined : argument.parse(text);
  });
  const values = given.opts<Record<string, unknown>>();
  for (const [name, option] of Object.entries(spec.options)) input[name] = readOption(option, values);
  return input;
}

function readOption(option: OptionSpec<unknown>, values: Record<string, unknown>): unknown {
  const given = values[attributeOf(option)];
  if (given === undefined) return option.fallback;
  return typeof given === 'string' ? option.parse(given) : given;
}

/** The name under which commander keeps an option. */
function attributeOf(option: OptionSpec<unknown>): string {
  return namesOf(option)
    .long.slice(2)
    .replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** Options that stand for every command, read wherever they are. */
export function readGlobals(words: string[]): GlobalOptions {
  const end = words.indexOf('--');
  const before = end === -1 ? words : words.slice(0, end);
  const valueOf = (name: string): string | undefined => {
    const at = before.findLastIndex((word) => word === name || word.startsWith(`${name}=`));
    if (at === -1) return undefined;
    return before[at] === name ? before[at + 1] : before[at]!.slice(name.length + 1);
  };
  return {
    json: before.includes('--json') || valueOf('--format') === 'json',
    yes: before.includes('--yes') || before.includes('-y'),
    server: valueOf('--server'),
    org: valueOf('--org'),
  };
}
