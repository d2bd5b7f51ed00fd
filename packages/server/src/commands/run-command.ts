import type { Config } from '../config.ts';
import { commands } from './commands.ts';

/**
 * Runs one command of the server; without a name it serves.
 *
 * @param args command and its arguments
 * @returns the exit code
 */
export async function runCommand(args: string[], config: Config): Promise<number> {
  const [name = 'serve', ...rest] = args;
  const command = commands[name] ?? commands['help']!;
  const code = await command.run(config, rest);
  return commands[name] ? code : 64;
}
