import type { ProblemCode } from '@codepushgo/contract';
import { ApiProblem, ForeignAnswer, ORPCError, type ProblemBody } from '@codepushgo/contract/client';
import { problemTexts } from '../texts/problems.ts';
import type { sayFieldInFrench, sayInFrench } from './in-french.ts';
import { language } from './language.ts';

/** False for what asking again cannot change. */
export function isWorthRetrying(error: unknown): boolean {
  if (error instanceof ApiProblem) return error.problem.status >= 500;
  return error instanceof TypeError || isOfProxy(error);
}

/** True for what an answer, or the lack of one, says; anything else is a fault of the page. */
export function isOfServer(error: unknown): boolean {
  const isKnown = error instanceof ApiProblem || error instanceof ForeignAnswer || error instanceof TypeError;
  return isKnown || isOfProxy(error);
}

// A server that does not answer with a problem is not ours: a proxy says that nothing is behind it.
function isOfProxy(error: unknown): boolean {
  return error instanceof ORPCError && error.status >= 500;
}

/** True for something that is not there, or that this person may not see. */
export function isNotFound(error: unknown): boolean {
  return error instanceof ApiProblem && error.problem.code === 'not-found';
}

/**
 * The same error in the reader's language. The server words problems in English. Readers of French get the sentence of
 * the problem's reason with its facts, or else the one that belongs to its code.
 */
export function localise(error: unknown): unknown {
  const texts = problemTexts[language.get()];
  if (error instanceof ApiProblem) {
    const { problem } = error;
    if (problem.status >= 500) return new ApiProblem({ ...problem, detail: texts.codes[problem.code] });
    if (language.get() === 'en') return error;
    return new ApiProblem({ ...problem, ...inOtherWords(problem, texts) });
  }
  if (error instanceof ForeignAnswer) return new Error(texts.foreign, { cause: error });
  if (error instanceof TypeError || isOfProxy(error)) return new Error(texts.unreachable, { cause: error });
  return error;
}

/** What went wrong with a query, for views of the kit; undefined when nothing did. */
export function faultOf({ error }: { error: unknown }): unknown {
  return error ? localise(error) : undefined;
}

/** A refusal in the reader's language: one that came, or one that is foretold. */
export function sayRefusal(refusal: { code: string; detail: string; [fact: string]: unknown }): string {
  const { code, detail } = refusal;
  if (language.get() === 'en') return detail;
  const { codes } = problemTexts[language.get()];
  return french?.sayInFrench(refusal) ?? (Object.hasOwn(codes, code) ? codes[code as ProblemCode] : detail);
}

function inOtherWords(
  problem: ProblemBody,
  texts: (typeof problemTexts)['en'],
): Pick<ProblemBody, 'detail' | 'errors'> {
  const { errors } = problem;
  const detail = sayRefusal(problem);
  if (!errors) return { detail };
  return {
    detail,
    errors: errors.map((one) => ({ ...one, detail: french?.sayFieldInFrench(one) ?? texts.field })),
  };
}

let french: { sayInFrench: typeof sayInFrench; sayFieldInFrench: typeof sayFieldInFrench } | undefined;

// Readers of English read the server itself, and load none of it.
async function loadFrench(): Promise<void> {
  if (language.get() !== 'fr') return;
  // Without it the sentences of the codes are said.
  french ??= await import('./in-french.ts').catch(() => undefined);
}

language.subscribe(() => void loadFrench());
void loadFrench();
