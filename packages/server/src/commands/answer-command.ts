import type { Command } from '../platform/command.ts';
import type { ControlAnswer, ControlRequest } from '../platform/control.ts';
import { toProblem } from '../platform/problem-response.ts';
import type { Assembly } from '../server.ts';

const OUR_FAULT = 70;

/** Does a command in the process that has the database. */
export async function answerCommand(
  server: Assembly,
  commands: Record<string, Command>,
  request: ControlRequest,
): Promise<ControlAnswer> {
  const ctx = server.ctx({ kind: 'system', name: `command.${request.name}` });
  try {
    const command = commands[request.name];
    if (!command)
      return {
        exitCode: OUR_FAULT,
        output: `The running server does not know the command "${request.name}". It is of another version; restart it.`,
      };
    return { exitCode: 0, output: await command.run({ ctx, args: request.args, input: request.input }) };
  } catch (error) {
    const problem = toProblem(error, ctx.log, ctx.requestId);
    return { exitCode: problem.status < 500 ? 1 : OUR_FAULT, output: problem.message };
  }
}
