import type { Ctx } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';

const PURPOSE = 'unsubscribe from alerts';

/** Whose mail from which organisation. */
export interface AlertsOf {
  orgId: string;
  accountId: string;
}

/** The link that ends alerts without signing in. It is sealed: nobody can make one, or read out whose it is. */
export function unsubscribeUrl({ vault, config }: Pick<Ctx, 'vault' | 'config'>, whose: AlertsOf): string {
  return `${config.publicUrl}/unsubscribe?token=${vault.seal(JSON.stringify(whose), PURPOSE)}`;
}

/**
 * What a link was made for.
 *
 * @throws Problem `link-used-or-expired`
 */
export function readUnsubscribeToken({ vault }: Pick<Ctx, 'vault'>, token: string): AlertsOf {
  try {
    return JSON.parse(vault.open(token, PURPOSE)) as AlertsOf;
  } catch {
    throw new Problem(
      'link-used-or-expired',
      'This link is not complete, or from an earlier installation. Sign in and choose your alerts there.',
    );
  }
}
