import type { Words } from '#status';
import { Problem } from '../../platform/problem.ts';

const LONGEST_TITLE = 255;
const LONGEST_BODY = 25_000;

/** Refuses a title that clients of the Statuspage API could not show, or that one language lacks. */
export function refuseTitle(title: Words): void {
  refuse(title, LONGEST_TITLE, 'The title');
}

/** Refuses a text that one language lacks. */
export function refuseBody(body: Words): void {
  refuse(body, LONGEST_BODY, 'The text');
}

function refuse({ en, fr }: Words, longest: number, what: string): void {
  if ([en, fr].some((text) => !text.trim() || text.length > longest))
    throw new Problem('invalid-input', `${what} needs 1 to ${longest} characters in English and in French.`);
}
