import { ApiProblem } from '@codepushgo/contract/client';
import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';

/** With `isAllowed`, turns the refusal of contents that devices already get into a warning. */
export async function allowDuplicate(
  cli: Cli,
  isAllowed: boolean,
  work: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (!isAllowed || !(error instanceof ApiProblem) || error.problem.code !== 'duplicate-release')
      throw error;
    cli.say(`Warning: ${error.problem.detail}`);
    return { json: { released: false, problem: error.problem }, text: '' };
  }
}
