import { permitSelf, type Permit } from '#audit';
import { z } from 'zod';
import type { AccountActor, Actor, KeyScope } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';

const Email = z.email().max(254);

/**
 * Who is signed in.
 *
 * @throws Problem `not-signed-in`
 * @example const { accountId } = requireAccount(ctx.actor);
 */
export function requireAccount(actor: Actor): AccountActor {
  if (actor.kind === 'account') return actor;
  throw new Problem('not-signed-in', 'Sign in, or send an access key.');
}

/**
 * The permit to change one's own account, keys and sessions. Access keys need the scope for everything.
 *
 * @throws Problem `not-signed-in` or `scope-too-small`
 * @example const permit = permitOwnChange(ctx.actor);
 */
export function permitOwnChange(actor: Actor): Permit {
  const account = requireAccount(actor);
  if (isWhole(account.scope)) return permitSelf(account);
  throw new Problem(
    'scope-too-small',
    'This access key may not change the account, its keys or its sessions. Use one with the scope "full" for all organisations.',
  );
}

/** True for the scope that reaches everything. */
function isWhole(scope: KeyScope): boolean {
  return scope.level === 'full' && scope.organisationId === null;
}

/**
 * An address as it is stored and compared: without blanks around it, in lower case.
 *
 * @throws Problem `invalid-input`
 * @example readEmail(' Zoe@Example.com '); // 'zoe@example.com'
 */
export function readEmail(typed: string): string {
  const parsed = Email.safeParse(typed.trim());
  if (parsed.success) return parsed.data.toLowerCase();
  throw new Problem('invalid-input', 'This is not a complete e-mail address. Write it as name@example.com.', {
    errors: [{ pointer: '/email', detail: 'must be an e-mail address' }],
  });
}

/**
 * A person's name: 1 to 128 characters, no control characters.
 *
 * @throws Problem `invalid-input`
 */
export function readName(typed: string): string {
  const name = typed.replace(/\p{Cc}+/gu, ' ').trim();
  if (name.length >= 1 && name.length <= 128) return name;
  throw new Problem('invalid-input', `A name has 1 to 128 characters, this one has ${name.length}.`, {
    errors: [{ pointer: '/name', detail: 'must have 1 to 128 characters' }],
  });
}
