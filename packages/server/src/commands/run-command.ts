import { text } from 'node:stream/consumers';
import type { Config } from '../config.ts';
import { systemClock } from '../platform/clock.ts';
import { sendControl, type ControlAnswer } from '../platform/control.ts';
import { HeldError } from '../platform/lock.ts';
import { openLog } from '../platform/log.ts';
import { assemble } from '../server.ts';
import { answerCommand } from './answer-command.ts';
import { databaseCommands } from './database-commands.ts';
import { serve } from './serve.ts';

const WRONG_USE = 64;

/**
 * Runs one command of the server; without a name it serves.
 *
 * @param args command and its arguments
 * @returns the exit code
 */
export async function runCommand(args: string[], config: Config): Promise<number> {
  const [name = 'serve', ...rest] = args;
  if (name === 'serve') return serve(config);
  const command = databaseCommands.get(name);
  if (!command) {
    const asked = ['help', '--help', '-h'].includes(name);
    (asked ? console.log : console.error)((asked ? '' : `There is no command "${name}".\n\n`) + helpText());
    return asked ? 0 : WRONG_USE;
  }
  const input = command.readsInput && !process.stdin.isTTY ? await text(process.stdin) : '';
  const answer = await runAnywhere(config, { name, args: rest, input });
  (answer.exitCode === 0 ? console.log : console.error)(answer.output);
  return answer.exitCode;
}

// The embedded database belongs to one process; while a server has it, the server does the work.
async function runAnywhere(
  config: Config,
  request: { name: string; args: string[]; input: string },
): Promise<ControlAnswer> {
  const log = openLog(config.logLevel === 'silent' ? 'silent' : 'warn', process.stderr);
  try {
    const server = await assemble({ config, clock: systemClock, log }, `command ${request.name}`);
    try {
      await server.prepare({ work: false });
      return await answerCommand(server, request);
    } finally {
      await server.stop();
    }
  } catch (error) {
    if (!(error instanceof HeldError)) throw error;
    // Not a server but another command, or one that is just starting.
    return sendControl(config.dataDir, request).catch(() => {
      throw error;
    });
  }
}

function helpText(): string {
  const all = {
    serve: { summary: 'Start the server. This is what happens without a command.', usage: '' },
    status: {
      summary: 'Tell the state of the platform when everything else is down. Alone it shows how.',
      usage: 'post|incident|show …',
    },
    probe: { summary: 'Check the platform from here and report to the status service.', usage: '' },
    ...Object.fromEntries(databaseCommands),
    help: { summary: 'Show this text.', usage: '' },
  };
  const lines = Object.entries(all).map(
    ([name, { summary, usage }]) => `  ${[name, usage].filter(Boolean).join(' ')}\n      ${summary}`,
  );
  return `Usage: npm run -s server -- COMMAND\n\n${lines.join('\n')}\n\nVariables: see docs/reference/configuration.md.`;
}
