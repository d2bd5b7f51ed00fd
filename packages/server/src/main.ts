import { enableCompileCache } from 'node:module';
import { ConfigError, loadConfig, standsApart, type Config } from './config.ts';
import { keepHeapSmall } from './platform/keep-heap-small.ts';
import { HeldError } from './platform/lock.ts';
import { MigrationError } from './platform/migrate.ts';
import { Problem } from './platform/problem.ts';
import { rememberPackages } from './platform/remember-packages.ts';

// Exit codes of sysexits(3).
const OUR_FAULT = 70;
const TRY_LATER = 75;
const BAD_CONFIG = 78;

// Halves the time of the next start; without a writable folder for it, nothing changes.
enableCompileCache();
rememberPackages();

async function main(): Promise<number> {
  try {
    return await run(loadConfig(), process.argv.slice(2));
  } catch (error) {
    const code = exitCode(error);
    console.error(code === OUR_FAULT ? error : messages(error));
    return code;
  }
}

// Loaded only now, so that a wrong configuration is told at once, and each only what it needs: the status service must
// be able to run where nothing else does.
async function run(config: Config, args: string[]): Promise<number> {
  const [name = 'serve', ...rest] = args;
  if (name === 'status') return (await import('./commands/status-command.ts')).statusCommand(config, rest);
  const isProbe = name === 'probe' || (name === 'serve' && config.roles.join() === 'probe');
  const isStatus = name === 'serve' && standsApart(config);
  if (isProbe || isStatus) keepHeapSmall();
  if (isProbe) return (await import('./commands/probe.ts')).probe(config);
  if (isStatus) return (await import('#status-api')).serveStatus(config);
  return (await import('./commands/run-command.ts')).runCommand(args, config);
}

function exitCode(error: unknown): number {
  if (error instanceof ConfigError || error instanceof MigrationError) return BAD_CONFIG;
  if (error instanceof HeldError || (error instanceof Problem && error.code === 'unavailable'))
    return TRY_LATER;
  return OUR_FAULT;
}

function messages(error: unknown): string {
  const causes: string[] = [];
  for (let at = error; at instanceof Error; at = at.cause)
    causes.push(at.message || (at as { code?: string }).code || at.name);
  return causes.join('\n  because: ');
}

// An embedded database that had to be given up may leave timers behind, so the end is said aloud.
process.exit(await main());
