import type { ControlAnswer, ControlRequest } from '../platform/control.ts';
import type { Problem } from '../platform/problem.ts';
import { toProblem } from '../platform/problem-response.ts';
import type { Assembly } from '../server.ts';
import { databaseCommands } from './database-commands.ts';

const OUR_FAULT = 70;
const TRY_LATER = 75;

/** Does a command in the process that has the database. */
export async function answerCommand(server: Assembly, request: ControlRequest): Promise<ControlAnswer> {
  const ctx = server.ctx({ kind: 'system', name: `command.${request.name}` });
  try {
    const command = databaseCommands.get(request.name);
    if (!command)
      return {
        exitCode: OUR_FAULT,
        output: `The running server does not know the command "${request.name}". It is of another version; restart it.`,
      };
    return { exitCode: 0, output: await command.run({ ctx, args: request.args, input: request.input }) };
  } catch (error) {
    const problem = toProblem(error, ctx.log, ctx.requestId);
    return { exitCode: exitCode(problem), output: problem.message };
  }
}

function exitCode(problem: Problem): number {
  if (problem.code === 'unavailable') return TRY_LATER;
  return problem.status < 500 ? 1 : OUR_FAULT;
}
