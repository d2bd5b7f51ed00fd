import type { AccountActor } from '../../context.ts';

declare const brand: unique symbol;

/** Proof that a policy allowed something; `mutate` takes nothing less. */
export interface Permit {
  readonly [brand]: true;
  /** The permission that was asked for, as `noun.verb`. */
  readonly permission: string;
  /** The organisation it was granted in; null for one's own account and for the system. */
  readonly orgId: string | null;
}

/**
 * Makes a permit. Only a module's `policy.ts` calls this, after it has judged.
 *
 * @example return grant('release.create', org.id);
 */
export function grant(permission: string, orgId: string | null): Permit {
  return { permission, orgId } as Permit;
}

/**
 * Everyone may change what is their own: profile, keys, sessions.
 *
 * @example const permit = permitSelf(actor);
 */
export function permitSelf(_actor: AccountActor): Permit {
  return grant('account.self', null);
}

/**
 * Work that no person asked for: clean-up, repairs, the first start.
 *
 * @example await mutate(ctx, permitSystem('clean-up'), async () => ({ result: 0, audit: null }));
 */
export function permitSystem(name: string): Permit {
  return grant(`system.${name}`, null);
}
