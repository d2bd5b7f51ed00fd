import { Argument, Command, Option } from 'commander';
import { openCli, type Outside } from './cli.ts';
import type { CommandSpec, OptionSpec } from './command.ts';
import { commands, groups } from './commands.ts';
import { namesOf } from './option-names.ts';
import { readGlobals, readInput } from './read-input.ts';
import { groupAliases } from './spell-out.ts';
import { version } from './version.ts';

/** Builds commander's tree from the table; `exit` receives the exit code of the command that ran. */
export function buildProgram(outside: Outside, exit: (code: number) => void): Command {
  const program = new Command('codepushgo')
    .description('Release updates of React Native apps, and see what they do.')
    .version(version, '-V, --version', 'Print the version')
    .showHelpAfterError('Run the command with --help to see how it is called.');
  for (const option of globalOptions()) program.addOption(option);
  prepare(program, outside);
  for (const spec of commands) addCommand(program, spec, outside, exit);
  return program;
}

function globalOptions(): Option[] {
  return [
    new Option('--json', 'Print JSON on standard output'),
    new Option('-y, --yes', 'Agree to every question'),
    new Option('--server <url>', 'Use this server'),
    new Option('--org <slug>', 'Look app names up in this organisation'),
    new Option('--format <format>').choices(['json', 'table']).hideHelp(),
  ];
}

function prepare(command: Command, outside: Outside): Command {
  return command
    .exitOverride()
    .configureOutput({
      writeOut: outside.stdout,
      writeErr: outside.stderr,
      outputError: (text, write) => write(text.replace(/^error: /, 'Error: ')),
    })
    .configureHelp({ showGlobalOptions: true });
}

function parentOf(program: Command, words: string[], outside: Outside): Command {
  const [group] = words;
  if (words.length === 1) return program;
  const known = program.commands.find((command) => command.name() === group);
  if (known) return known;
  const made = prepare(new Command(group), outside).description(groups[group!] ?? '');
  program.addCommand(made.aliases(groupAliases[group!] ?? []).helpCommand(false));
  return made;
}

function addCommand(
  program: Command,
  spec: CommandSpec,
  outside: Outside,
  exit: (code: number) => void,
): void {
  const words = spec.name.split(' ');
  const command = prepare(new Command(words.at(-1)), outside);
  command.summary(spec.summary).description([spec.summary, spec.details].filter(Boolean).join('\n\n'));
  command.aliases(spec.aliases).allowExcessArguments(false);
  for (const [name, argument] of Object.entries(spec.args)) {
    command.addArgument(new Argument(argument.required ? `<${name}>` : `[${name}]`, argument.summary));
  }
  const shorts = Object.values(spec.options).map((option) => namesOf(option).short);
  command.helpOption(shorts.includes('-h') ? '--help' : '-h, --help', 'Show this help');
  for (const option of Object.values(spec.options)) addOption(command, option);
  if (spec.examples.length > 0) {
    command.addHelpText('after', ['', 'Examples:', ...spec.examples.map((line) => `  $ ${line}`)].join('\n'));
  }
  command.action(async () => exit(await runCommand(spec, command, outside)));
  parentOf(program, words, outside).addCommand(command);
}

function addOption(command: Command, option: OptionSpec<unknown>): void {
  const made = new Option(option.flags, summaryOf(option));
  if (option.kind === 'list') made.argParser((one: string, before?: string[]) => [...(before ?? []), one]);
  command.addOption(made);
  const { long } = namesOf(option);
  if (option.kind === 'flag') command.addOption(new Option(`--no-${long.slice(2)}`).hideHelp());
}

function summaryOf({ summary, shown }: OptionSpec<unknown>): string {
  return shown === undefined ? summary : `${summary} (default: ${shown})`;
}

async function runCommand(spec: CommandSpec, command: Command, outside: Outside): Promise<number> {
  const globals = readGlobals(spellGlobals(command));
  const cli = openCli(outside, globals);
  const input = readInput(spec, command);
  const work = await spec.load();
  const answer = await work(cli, input as never);
  const text = globals.json ? JSON.stringify(answer.json ?? null, null, 2) : answer.text;
  if (text !== '') outside.stdout(`${text}\n`);
  return answer.exitCode ?? 0;
}

function spellGlobals(command: Command): string[] {
  const { json, yes, server, org, format } = command.optsWithGlobals<Record<string, string | boolean>>();
  return [
    ...(json ? ['--json'] : []),
    ...(yes ? ['--yes'] : []),
    ...(server ? [`--server=${server}`] : []),
    ...(org ? [`--org=${org}`] : []),
    ...(format ? [`--format=${format}`] : []),
  ];
}
