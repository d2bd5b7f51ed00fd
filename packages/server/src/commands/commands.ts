import type { Config } from '../config.ts';
import { serve } from './serve.ts';

/** One command of the server. */
export interface Command {
  summary: string;
  /** Returns the exit code. */
  run(config: Config, args: string[]): Promise<number>;
}

/** All commands by name, in the order of the help. */
export const commands: Record<string, Command> = {
  serve: { summary: 'Start the server. This is what happens without a command.', run: serve },
  help: { summary: 'Show this list.', run: help },
};

async function help(): Promise<number> {
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(16)}${summary}`);
  console.log(`Usage: npm run -s server -- COMMAND\n\n${lines.join('\n')}`);
  return 0;
}
