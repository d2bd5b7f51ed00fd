import { runStep } from './run-step.ts';
import { verifySteps } from './verify-steps.ts';

const failed = verifySteps.filter((step) => !runStep(step)).length;
process.exitCode = failed === 0 ? 0 : 1;
