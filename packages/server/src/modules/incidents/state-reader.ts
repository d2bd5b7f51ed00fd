import type { OpenIncident } from '@codepushgo/contract';
import { readFile } from 'node:fs/promises';
import type { KnownIncident } from '../../context.ts';
import type { Log } from '../../platform/log.ts';
import { knownIncidentsOf, openIncidentsOf } from './state-document.ts';

const EVERY_MS = 5000;
const BUDGET_MS = 1000;
const MOST_CHARACTERS = 1024 * 1024;

/** Keeps what a state document says in memory, so that nobody waits for it. */
export interface StateReader {
  now(): OpenIncident[];
  /** Those that are over, too. */
  all(): KnownIncident[];
  /** Reads it, and again every five seconds; fails never. */
  start(): Promise<void>;
  stop(): void;
}

/**
 * Reads the state of the platform again and again; while it cannot be read, what was read last counts.
 *
 * @param place a file, or an http address; undefined: there is none, and never an incident
 */
export function openStateReader(place: string | undefined, log: Log): StateReader {
  let known: OpenIncident[] = [];
  let all: KnownIncident[] = [];
  let timer: NodeJS.Timeout | undefined;
  let isBroken = false;
  const read = async (): Promise<void> => {
    if (place === undefined) return;
    try {
      const text = await textOf(place);
      [known, all] = [openIncidentsOf(text), knownIncidentsOf(text)];
      isBroken = false;
    } catch (error) {
      // The site was not published yet.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
      // Told once, not each time.
      if (!isBroken) log.warn({ err: error }, 'the state of the platform cannot be read');
      isBroken = true;
    }
  };
  return {
    now: () => known,
    all: () => all,
    start: async () => {
      clearInterval(timer);
      await read();
      if (place !== undefined) timer = setInterval(() => void read(), EVERY_MS).unref();
    },
    stop: () => clearInterval(timer),
  };
}

async function textOf(place: string): Promise<string> {
  const text = /^https?:/.test(place) ? await fetched(place) : await readFile(place, 'utf8');
  if (text.length > MOST_CHARACTERS)
    throw new Error('The state document has more than a million characters.');
  return text;
}

async function fetched(url: string): Promise<string> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(BUDGET_MS), redirect: 'error' });
  if (!answer.ok) throw new Error(`The address of the state document answers ${answer.status}.`);
  return answer.text();
}
