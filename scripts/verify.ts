import { runSteps } from './run-steps.ts';
import { verifySteps } from './verify-steps.ts';

const held = await runSteps(verifySteps);
process.exitCode = held.every(Boolean) ? 0 : 1;
