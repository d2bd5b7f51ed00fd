import { ConfigError, loadConfig } from './config.ts';
import { runCommand } from './commands/run-command.ts';

// Exit codes of sysexits(3): the configuration is wrong, and a fault of ours.
const BAD_CONFIG = 78;
const OUR_FAULT = 70;

async function main(): Promise<number> {
  try {
    return await runCommand(process.argv.slice(2), loadConfig());
  } catch (error) {
    const known = error instanceof ConfigError;
    console.error(known ? error.message : error);
    return known ? BAD_CONFIG : OUR_FAULT;
  }
}

// An embedded database that had to be given up may leave timers behind, so the end is said aloud.
process.exit(await main());
