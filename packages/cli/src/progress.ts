import type { Cli } from './cli.ts';

/** Long work that says how far it is, on standard error. */
export interface Progress {
  advance(amount: number): void;
  done(line: string): void;
  fail(line: string): void;
}

const BAR_COLUMNS = 30;
const ERASE_LINE = '\r\u001b[K';

/** Begins long work of `total` steps or bytes. Away from a terminal only its beginning and end are said. */
export function startProgress(cli: Cli, title: string, total: number): Progress {
  if (!cli.outside.isInteractive || cli.options.json) {
    cli.say(`${title} …`);
    return { advance: () => {}, done: (line) => cli.say(line), fail: (line) => cli.say(line) };
  }
  const write = cli.outside.stderr;
  let reached = 0;
  const draw = (): void => write(ERASE_LINE + bar(title, Math.min(1, reached / Math.max(total, 1))));
  draw();
  return {
    advance: (amount) => {
      reached += amount;
      draw();
    },
    done: (line) => write(`${ERASE_LINE}${line}\n`),
    fail: (line) => write(`${ERASE_LINE}${line}\n`),
  };
}

function bar(title: string, share: number): string {
  const full = Math.round(share * BAR_COLUMNS);
  return `[${'#'.repeat(full)}${'-'.repeat(BAR_COLUMNS - full)}] ${Math.floor(share * 100)}% ${title}`;
}
