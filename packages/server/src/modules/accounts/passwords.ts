import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { Problem } from '../../platform/problem.ts';

/** The shortest and the longest password, in characters. */
export const PASSWORD_LENGTH = { least: 8, most: 200 } as const;

/** The slow hash behind every password: scrypt, with better-auth's parameters. */
export const passwords = {
  hash: (password: string): Promise<string> => hashPassword(password),
  verify: (attempt: { hash: string; password: string }): Promise<boolean> => verifyPassword(attempt),
};

/**
 * Hashes a new password.
 *
 * @param field where the password stood in the request
 * @throws Problem `invalid-input` when it is too short or too long
 * @example const passwordHash = await hashNewPassword('four odd words here');
 */
export async function hashNewPassword(password: string, field = 'password'): Promise<string> {
  const { length } = password;
  if (length < PASSWORD_LENGTH.least || length > PASSWORD_LENGTH.most) {
    throw new Problem(
      'invalid-input',
      `A password has ${PASSWORD_LENGTH.least} to ${PASSWORD_LENGTH.most} characters, this one has ${length}. Choose another.`,
      {
        errors: [
          {
            pointer: `/${field}`,
            detail: `must have ${PASSWORD_LENGTH.least} to ${PASSWORD_LENGTH.most} characters`,
          },
        ],
      },
    );
  }
  return passwords.hash(password);
}
