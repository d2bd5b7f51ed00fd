import { parseArgs } from 'node:util';
import type { Command } from '../../platform/command.ts';
import { Problem } from '../../platform/problem.ts';
import { createAccount, type MadeAccount } from './create-account.ts';
import { accessKeyView, accountView } from './views.ts';

const USAGE = 'create-account --email E --name N [--operator] [--access-key NAME]';

/** Makes an account from the command line; prints it, and the key, as JSON. */
export const createAccountCommand: Command = {
  summary:
    'Make an account. The password comes from standard input; without one it is generated and printed.',
  usage: '--email E --name N [--operator] [--access-key NAME]',
  readsInput: true,
  async run({ ctx, args, input }) {
    const { email, name, operator, accessKeyName } = readArgs(args);
    const password = input.replace(/\r?\n[^]*$/, '');
    const made = await createAccount(ctx, {
      email,
      name,
      operator,
      ...(accessKeyName !== undefined && { accessKeyName }),
      ...(password !== '' && { password }),
    });
    return JSON.stringify(toJson(made), null, 2);
  },
};

interface Wanted {
  email: string;
  name: string;
  operator: boolean;
  accessKeyName: string | undefined;
}

function readArgs(args: string[]): Wanted {
  const text = { type: 'string' } as const;
  const options = { email: text, name: text, operator: { type: 'boolean' }, 'access-key': text } as const;
  try {
    const {
      email,
      name,
      operator = false,
      'access-key': accessKeyName,
    } = parseArgs({ args, options }).values;
    if (email !== undefined && name !== undefined) return { email, name, operator, accessKeyName };
    throw new Error(`${email === undefined ? '--email' : '--name'} is missing.`);
  } catch (error) {
    throw new Problem('invalid-input', `${(error as Error).message} Usage: ${USAGE}`);
  }
}

function toJson({ account, generatedPassword, accessKey }: MadeAccount): Record<string, unknown> {
  return {
    account: accountView(account),
    ...(generatedPassword && { password: generatedPassword }),
    ...(accessKey && { accessKey: { ...accessKeyView(accessKey.row), secret: accessKey.secret } }),
  };
}
