import { progress as clackProgress } from '@clack/prompts';
import type { Cli } from './cli.ts';

/** Long work that says how far it is, on standard error. */
export interface Progress {
  advance(amount: number): void;
  done(line: string): void;
  fail(line: string): void;
}

/** Begins long work of `total` steps or bytes. Away from a terminal only its beginning and end are said. */
export function startProgress(cli: Cli, title: string, total: number): Progress {
  if (!cli.outside.isInteractive || cli.options.json) {
    cli.say(`${title} …`);
    return { advance: () => {}, done: (line) => cli.say(line), fail: (line) => cli.say(line) };
  }
  const bar = clackProgress({ max: 1000, size: 30, style: 'heavy', output: process.stderr });
  bar.start(title);
  let shown = 0;
  let reached = 0;
  return {
    advance: (amount) => {
      reached += amount;
      const share = Math.floor((reached / Math.max(total, 1)) * 1000);
      bar.advance(share - shown, `${title} ${Math.floor(share / 10)} %`);
      shown = share;
    },
    done: (line) => bar.stop(line),
    fail: (line) => bar.error(line),
  };
}
