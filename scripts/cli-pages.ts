import type { ArgumentSpec, CommandSpec, OptionSpec } from '../packages/cli/src/command.ts';
import { commands, groups } from '../packages/cli/src/commands.ts';
import { variables } from '../packages/cli/src/config.ts';
import { exitCodes } from '../packages/cli/src/exit-codes.ts';
import { groupAliases } from '../packages/cli/src/spell-out.ts';

const WRITTEN = '<!-- Written by `npm run gen` from packages/cli/src. Do not edit. -->';

/** `docs/reference/cli.md`: every command with its arguments and options. */
export function cliPage(): string {
  const names = [...new Set(commands.map(({ name }) => name.split(' ')[0]!))];
  const sections = names.map((name) =>
    section(
      name,
      commands.filter((spec) => spec.name.split(' ')[0] === name),
    ),
  );
  return `${WRITTEN}

# The command line

\`codepushgo <command> [options]\`. An app is named \`name\`, or \`organisation/name\`. Every command takes these options:

| option | meaning |
|---|---|
| \`--json\` | Print JSON on standard output; progress and errors stay on standard error. \`--format json\` says the same. |
| \`-y, --yes\` | Agree to every question. Without a terminal a question that is not answered so ends the command with exit code 2. |
| \`--server <url>\` | Use this server. A saved log-in is sent to no other server than its own. |
| \`--org <slug>\` | Look app names up in this organisation. |

Exit codes are in [their own table](cli-exit-codes.md). These environment variables are read:

| variable | meaning |
|---|---|
${Object.entries(variables)
  .map(([name, meaning]) => `| \`${name}\` | ${meaning} |`)
  .join('\n')}

## Coming from the older tools

Commands, options and short letters of \`code-push\` work: \`deployment\` is \`channel\`, \`--deploymentName\` is
\`--channel\`, names in camel case and \`--mandatory false\` are understood. \`register\` and \`link\` are \`login\`.

${sections.join('\n\n')}
`;
}

function section(name: string, specs: CommandSpec[]): string {
  const alias = groupAliases[name]?.map((one) => `\`${one}\``).join(', ');
  const intro = groups[name] ? [`${groups[name]}.${alias ? ` Also: ${alias}.` : ''}`] : [];
  const single = specs.length === 1 && specs[0]!.name === name;
  if (single) return [`## ${name}`, ...body(specs[0]!)].join('\n\n');
  return [`## ${name}`, ...intro, ...specs.flatMap((spec) => [`### ${spec.name}`, ...body(spec)])].join(
    '\n\n',
  );
}

function body(spec: CommandSpec): string[] {
  const words = Object.entries(spec.args).map(([name, { required }]) =>
    required ? `<${name}>` : `[${name}]`,
  );
  const usage = ['codepushgo', spec.name, ...words].join(' ');
  const also =
    spec.aliases.length > 0 ? [`Also: ${spec.aliases.map((name) => `\`${name}\``).join(', ')}.`] : [];
  const examples = spec.examples.length > 0 ? [`\`\`\`sh\n${spec.examples.join('\n')}\n\`\`\``] : [];
  return [
    `${spec.summary}. ${spec.details}`.trim(),
    `\`${usage}\``,
    ...also,
    ...table(
      'argument',
      Object.entries(spec.args).map(([name, one]) => argumentRow(name, one)),
    ),
    ...table('option', Object.values(spec.options).map(optionRow)),
    ...examples,
  ];
}

function table(head: string, rows: string[]): string[] {
  return rows.length === 0 ? [] : [`| ${head} | meaning |\n|---|---|\n${rows.join('\n')}`];
}

function argumentRow(name: string, { summary, required }: ArgumentSpec<unknown>): string {
  return `| \`${name}\`${required ? '' : ' (optional)'} | ${escaped(summary)} |`;
}

function optionRow({ flags, summary, also, shown, kind }: OptionSpec<unknown>): string {
  const notes = [
    ...(shown === undefined ? [] : [`Default: \`${shown}\`.`]),
    ...(kind === 'list' ? ['May be given several times.'] : []),
    ...(also.length > 0 ? [`Also: ${also.map((name) => `\`--${name}\``).join(', ')}.`] : []),
  ];
  return `| \`${flags}\` | ${escaped([`${summary}.`, ...notes].join(' '))} |`;
}

function escaped(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}

/** `docs/reference/cli-exit-codes.md`: what scripts can trust. */
export function cliExitCodesPage(): string {
  const rows = Object.values(exitCodes).map(({ code, meaning }) => `| ${code} | ${meaning} |`);
  return `${WRITTEN}

# Exit codes of the command line

| code | meaning |
|---|---|
${rows.join('\n')}

An error is one line on standard error, beginning with \`Error:\`. With \`--json\` standard output holds it as well: the
server's problem with its \`code\`, \`detail\` and \`requestId\`, or for what the command line found itself \`code\`
(\`usage\`, \`failed\`, \`not-logged-in\`, \`cancelled\`, \`interrupted\`, \`unreachable\`, \`foreign-server\`, \`internal\`,
or what is wrong with the package) and \`detail\`.
`;
}
