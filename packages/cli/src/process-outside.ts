import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { createInterface } from 'node:readline';
import open from 'open';
import type { Outside } from './cli.ts';
import { processEnvironment } from './config.ts';

/** The real world: this process, its terminal and its browser. */
export function processOutside(): Outside {
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  return {
    env: processEnvironment(),
    cwd: process.cwd(),
    isInteractive: process.stdin.isTTY === true && process.stderr.isTTY === true,
    stdout: (text) => process.stdout.write(text),
    stderr: (text) => process.stderr.write(text),
    nowMs: () => Date.now(),
    wait: (ms) => setTimeout(ms, undefined, { signal: stop.signal }),
    fetch: (input, init) => fetch(input, init),
    openBrowser: (url) => openBrowser(url),
    askYesNo: (question) => askYesNo(question),
    readInput: () => text(process.stdin),
    edit: (editor, file) => edit(editor, file),
    signal: stop.signal,
  };
}

async function openBrowser(url: string): Promise<boolean> {
  // Over SSH or without a display the browser would open where nobody sees it, or not at all.
  const env = processEnvironment();
  if (env['SSH_CONNECTION'] || env['CI']) return false;
  if (process.platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return false;
  try {
    const child = await open(url);
    return await new Promise<boolean>((done) => {
      child.once('error', () => done(false));
      child.once('spawn', () => done(true));
    });
  } catch {
    return false;
  }
}

// A plain line, so that it works at every terminal, also at those that scripts drive.
function askYesNo(question: string): Promise<boolean | undefined> {
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  return new Promise((done) => {
    asking.once('close', () => done(undefined));
    asking.question(`${question} (y/N) `, (answer) => {
      done(/^y(es)?$/i.test(answer.trim()));
      asking.close();
    });
  });
}

// The variable may hold options, and a path with blanks in quotes: a shell takes it apart.
function edit(editor: string, file: string): Promise<number | null> {
  const child =
    process.platform === 'win32'
      ? spawn(`${editor} "${file}"`, { stdio: 'inherit', shell: true })
      : spawn('sh', ['-c', `${editor} "$@"`, editor, file], { stdio: 'inherit' });
  return new Promise((done) => {
    child.once('error', () => done(null));
    child.once('close', done);
  });
}
