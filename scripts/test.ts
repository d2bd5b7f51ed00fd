import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { runSteps } from './run-steps.ts';
import { verifySteps } from './verify-steps.ts';

const RESULTS = '.cache/test-results.json';
const isLong = process.argv.includes('--long');

interface Results {
  numPassedTests: number;
  numFailedTests: number;
  success: boolean;
  testResults: { name: string; status: string; assertionResults: { status: string; fullName: string }[] }[];
}

async function runSuites(): Promise<{ passed: number; failed: number }> {
  mkdirSync('.cache', { recursive: true });
  rmSync(RESULTS, { force: true });
  const run = spawn(
    'vitest',
    [
      'run',
      '--mode',
      isLong ? 'long' : 'test',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${RESULTS}`,
    ],
    { stdio: 'inherit' },
  );
  const [exitCode] = (await once(run, 'close')) as [number | null];
  try {
    const results = JSON.parse(readFileSync(RESULTS, 'utf8')) as Results;
    // A file that could not even be loaded has no failed test, yet it failed.
    const brokenFiles = results.testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
    ).length;
    const failed = results.numFailedTests + brokenFiles;
    return { passed: results.numPassedTests, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

// Steps mostly keep one core busy, so the suites begin beside them.
const [suites, steps] = await Promise.all([runSuites(), runSteps(verifySteps)]);
for (const [index, { name }] of verifySteps.entries())
  if (!steps[index]) console.log(`FAIL ${name}: npm run verify says more`);
const passed = suites.passed + steps.filter(Boolean).length;
const failed = suites.failed + steps.filter((ok) => !ok).length;
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
