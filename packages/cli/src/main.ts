import { processOutside } from './process-outside.ts';
import { run } from './run.ts';

process.exitCode = await run(process.argv.slice(2), processOutside());
