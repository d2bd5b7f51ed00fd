import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { endOf, spawnNode } from './spawn-node.ts';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
const COMPILED = fileURLToPath(new URL('../../../../.cache/compiled-server', import.meta.url));

/** A place of probes in a process of its own, as operators run it. */
export interface SpawnedProbe {
  stop(): Promise<number | string>;
}

/** Starts `codepushgo-server probe` and waits until it is ready. */
export async function spawnProbe(env: Record<string, string>): Promise<SpawnedProbe> {
  const { PATH, HOME } = process.env;
  const child = spawnNode([MAIN, 'probe'], {
    env: { PATH, HOME, NODE_COMPILE_CACHE: COMPILED, ...env } as NodeJS.ProcessEnv,
  });
  const faults: string[] = [];
  child.stderr!.setEncoding('utf8').on('data', (text: string) => faults.push(text));
  const ready = Promise.withResolvers<void>();
  createInterface(child.stdout!).on('line', (line) => {
    if (line.includes('the probe is ready')) ready.resolve();
  });
  child.once('exit', (code) => ready.reject(new Error(`The probe ended with ${code}:\n${faults.join('')}`)));
  await ready.promise;
  return {
    stop: () => endOf(child, 'SIGTERM'),
  };
}
