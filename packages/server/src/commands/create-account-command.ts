import { parseArgs } from 'node:util';
import { accountView, createAccount } from '#accounts';
import type { Command } from '../platform/command.ts';
import { Problem } from '../platform/problem.ts';

const USAGE = '--email ADDRESS --name NAME [--operator | --agent] [--access-key KEY-NAME]';

/** Makes an account without a browser, for scripts and tests. */
export const createAccountCommand: Command = {
  summary:
    'Make an account and print it as JSON. The password is read from standard input, or made up if that is empty.',
  usage: USAGE,
  readsInput: true,
  async run({ ctx, args, input }) {
    const password = input.replace(/\r?\n$/, '');
    const made = await createAccount(ctx, { ...readArgs(args), ...(password && { password }) });
    return JSON.stringify(
      {
        account: accountView(made.account),
        ...(made.generatedPassword && { password: made.generatedPassword }),
        ...(made.accessKey && { accessKey: made.accessKey.secret }),
      },
      undefined,
      2,
    );
  },
};

function readArgs(args: string[]): {
  email: string;
  name: string;
  operator: boolean;
  agent: boolean;
  accessKeyName?: string;
} {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      args,
      options: {
        email: text,
        name: text,
        'access-key': text,
        operator: { type: 'boolean' },
        agent: { type: 'boolean' },
      },
    });
    const { email, name, operator = false, agent = false, 'access-key': accessKeyName } = values;
    if (!email || !name) throw new Error('--email and --name are needed');
    if (operator && agent) throw new Error('--operator is an agent too; give one of the two');
    return { email, name, operator, agent, ...(accessKeyName !== undefined && { accessKeyName }) };
  } catch (error) {
    throw new Problem('invalid-input', `${(error as Error).message}. Usage: create-account ${USAGE}`);
  }
}
