import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { Problem } from './problem.ts';

const LEAST_CHARACTERS = 32;

/**
 * The key that signs requests to the status service. Where none is configured, processes of role `status` make one
 * in their folder; platform and service of one process find each other by it.
 *
 * @throws Problem `unavailable` when this process cannot know it
 */
export function statusKeyOf(config: Pick<Config, 'statusKey' | 'statusDataDir' | 'roles'>): string {
  if (config.statusKey) return config.statusKey;
  if (!config.roles.includes('status'))
    throw new Problem('unavailable', 'The status service is somewhere else. Set STATUS_KEY to its key.');
  const file = join(config.statusDataDir, 'key');
  return readKey(file) ?? makeKey(config.statusDataDir, file);
}

function readKey(file: string): string | undefined {
  const key = textOf(file);
  // What a crash left half: with an empty key anybody could sign.
  if (key !== undefined && key.length < LEAST_CHARACTERS)
    throw new Problem(
      'unavailable',
      `The key in ${file} is damaged. Delete it and start again: a new one is made.`,
    );
  return key;
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}

// Written whole before it has its name: two processes that start together end up with one key.
function makeKey(folder: string, file: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(file, 'utf8').trim();
}
