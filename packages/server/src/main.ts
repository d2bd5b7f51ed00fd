import { ConfigError, loadConfig } from './config.ts';
import { runCommand } from './commands/run-command.ts';

// 78 is EX_CONFIG of sysexits(3).
const BAD_CONFIG = 78;

try {
  const config = loadConfig();
  process.exitCode = await runCommand(process.argv.slice(2), config);
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = BAD_CONFIG;
}
