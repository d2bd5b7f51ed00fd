import { execFile } from 'node:child_process';

/** One thing that must hold. */
export interface Step {
  name: string;
  command: string[];
}

/** Runs a step; prints its output only when it fails. */
function runStep({ name, command }: Step): Promise<boolean> {
  const started = performance.now();
  const [program = '', ...args] = command;
  return new Promise((done) => {
    execFile(program, args, { maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      console.log(`${error ? 'FAIL' : 'ok  '} ${name} (${seconds} s)`);
      if (error) console.log(`${stdout}${stderr}${error.code === undefined ? error.message : ''}`);
      done(!error);
    });
  });
}

/** Runs steps one after the other; which of them hold. */
export async function runSteps(steps: Step[]): Promise<boolean[]> {
  const held: boolean[] = [];
  for (const step of steps) held.push(await runStep(step));
  return held;
}
