import type { Ctx } from '../context.ts';

/** What a command of the server is given. */
export interface CommandCall {
  /** The actor is the system, under the command's name. */
  ctx: Ctx;
  /** What follows the command's name. */
  args: string[];
  /** Standard input; empty when there is none. Only for commands that ask for it. */
  input: string;
}

/** One command of `codepushgo-server` that needs the database. */
export interface Command {
  /** One line for the list of commands. */
  summary: string;
  /** The arguments, as the help shows them. */
  usage?: string;
  readsInput?: boolean;
  /** Returns what is printed; a thrown problem is printed and the exit code is 1. */
  run(call: CommandCall): Promise<string>;
}
