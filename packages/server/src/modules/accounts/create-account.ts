import { mutate, permitSystem } from '#audit';
import type { Ctx, FreshKey } from '../../context.ts';
import { insertAccount, type AccountRow } from './insert-account.ts';
import { hashNewPassword } from './passwords.ts';
import { readEmail, readName } from './policy.ts';
import { newToken } from '../../platform/secrets.ts';

/** What {@link createAccount} made; secrets are told here and never again. */
export interface MadeAccount {
  account: AccountRow;
  /** Set when the password was generated. */
  generatedPassword: string | null;
  accessKey: FreshKey | null;
}

/**
 * Makes an account without a browser, for the operator at the machine. The address counts as proved.
 *
 * @param password left out: one is generated
 * @param accessKeyName set: an access key for everything is made as well
 * @throws Problem `conflict` when the address has an account, `invalid-input`
 * @example
 * const made = await createAccount(ctx, { email: 'ci@example.com', name: 'CI', operator: false, accessKeyName: 'ci' });
 * made.accessKey?.secret;
 */
export async function createAccount(
  ctx: Ctx,
  input: {
    email: string;
    name: string;
    operator: boolean;
    agent?: boolean;
    password?: string;
    accessKeyName?: string;
  },
): Promise<MadeAccount> {
  const email = readEmail(input.email);
  const name = readName(input.name);
  const generatedPassword = input.password === undefined ? newToken() : null;
  const passwordHash = await hashNewPassword(input.password ?? generatedPassword!);
  const staff = input.operator ? ('operator' as const) : input.agent ? ('agent' as const) : null;
  return mutate(ctx, permitSystem('create-account'), async (tx) => {
    const account = await insertAccount(ctx, tx, { email, name, passwordHash, staff, language: 'en' });
    const keyName = input.accessKeyName;
    const accessKey = keyName ? await ctx.news.makeFirstKey(ctx, tx, account.id, keyName) : null;
    const audit = { action: 'account.created', orgId: null, targetType: 'account', targetId: account.id };
    const details = { staff, ...(accessKey && { accessKeyId: accessKey.id }) };
    return { result: { account, generatedPassword, accessKey }, audit: { ...audit, details } };
  });
}
