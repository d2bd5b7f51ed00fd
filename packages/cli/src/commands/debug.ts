import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { CliError } from '../errors.ts';
import { plain } from '../format.ts';

const TOOLS = {
  android: {
    command: 'adb',
    args: ['logcat', '-T', '1'],
    need: 'the Android platform tools, and a device or emulator that `adb devices` shows',
  },
  ios: {
    command: 'xcrun',
    args: ['simctl', 'spawn', 'booted', 'log', 'stream', '--level', 'debug', '--style', 'compact'],
    need: 'Xcode, and a simulator that runs',
  },
};

/** Shows the lines that the CodePush SDK logs, until Ctrl-C. */
export async function debug(cli: Cli, input: { platform: 'android' | 'ios' }): Promise<Answer> {
  const { command, args, need } = TOOLS[input.platform];
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'], signal: cli.outside.signal });
  const ended = new Promise<number | null>((done, fail) => {
    child.once('error', (cause) =>
      fail(
        isAbort(cause)
          ? cause
          : new CliError('failed', `${command} did not start. It needs ${need}.`, { cause }),
      ),
    );
    child.once('close', done);
  });
  cli.say('Waiting for lines of the SDK; Ctrl-C ends this.');
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.includes('[CodePush]')) cli.outside.stdout(`${plain(line)}\n`);
  });
  const code = await ended;
  if (code !== 0) throw new CliError('failed', `${command} ended with code ${code}. It needs ${need}.`);
  return { json: null, text: '' };
}

function isAbort(error: Error): boolean {
  return error.name === 'AbortError';
}
