import { CommanderError } from 'commander';
import { buildProgram } from './build-program.ts';
import type { Outside } from './cli.ts';
import { loadConfig, type CliConfig } from './config.ts';
import { describeError } from './describe-error.ts';
import { exitCodes } from './exit-codes.ts';
import { describeIncident, findOpenIncident } from './open-incident.ts';
import { readGlobals } from './read-input.ts';
import { spellOut } from './spell-out.ts';

/**
 * Runs the command line once.
 *
 * @param argv - the words after the command's own name
 * @returns the exit code
 */
export async function run(argv: string[], outside: Outside): Promise<number> {
  let exitCode: number = exitCodes.ok.code;
  const program = buildProgram(outside, (code) => (exitCode = code));
  const words = spellOut(argv);
  const globals = readGlobals(words);
  try {
    await program.parseAsync(words, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return finishUsage(error, globals.json, outside);
    const config = configOf(outside, globals.server);
    const described = describeError(error, config?.serverUrl);
    const incident = described.isOfServer
      ? await findOpenIncident(config?.statusUrl, outside.fetch)
      : undefined;
    outside.stderr(`Error: ${described.line}\n${incident ? describeIncident(incident) : ''}`);
    const problem = { ...described.problem, ...(incident && { incident }) };
    if (globals.json) outside.stdout(`${JSON.stringify(problem, null, 2)}\n`);
    if (outside.env['CODEPUSHGO_DEBUG'] && error instanceof Error) outside.stderr(`${error.stack}\n`);
    return described.exitCode;
  }
}

// Commander has said by then what was wrong, or has shown the help that was asked for.
function finishUsage(error: CommanderError, asJson: boolean, outside: Outside): number {
  if (error.exitCode === 0) return exitCodes.ok.code;
  const detail = error.message.replace(/^error: /, '');
  if (asJson) outside.stdout(`${JSON.stringify({ code: 'usage', detail }, null, 2)}\n`);
  return exitCodes.usage.code;
}

function configOf(outside: Outside, server: string | undefined): CliConfig | undefined {
  try {
    return loadConfig(outside.env, { server });
  } catch {
    return undefined;
  }
}
