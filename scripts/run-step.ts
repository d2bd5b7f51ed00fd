import { spawnSync } from 'node:child_process';

/** One thing that must hold. */
export interface Step {
  name: string;
  command: string[];
}

/** Runs a step; prints its output only when it fails. */
export function runStep({ name, command }: Step): boolean {
  const started = performance.now();
  const [program = '', ...args] = command;
  const done = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${done.status === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
  if (done.status !== 0) console.log(`${done.stdout ?? ''}${done.stderr ?? ''}${done.error?.message ?? ''}`);
  return done.status === 0;
}
