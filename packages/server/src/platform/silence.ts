import type { IncomingMessage } from 'node:http';
import type { Problem } from './problem.ts';

/** Tells a problem in the words of whoever answers a request. */
export type Tell = (problem: Problem) => Response;

const tells = new WeakMap<IncomingMessage, Tell>();

/** Says how a request is refused that stops in the middle, while its handler still reads it. The last word counts. */
export function onSilence(req: IncomingMessage | undefined, tell: Tell): void {
  if (req) tells.set(req, tell);
}

/** What was said for a request, if anything was. */
export function silenceOf(req: IncomingMessage): Tell | undefined {
  return tells.get(req);
}
