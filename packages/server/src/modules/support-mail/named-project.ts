import { entitlementFacts } from '#entitlement-facts';
import { isAtLeast } from '#organisations';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';

/**
 * The project that a mail can only be about, of somebody who may not ask alone: the one that is paid among those where
 * they have a role. A developer confirms it then, instead of the mail being declined. Null when it is not clear.
 */
export async function onlyPaidProject(ctx: Ctx, tx: Tx, accountId: string): Promise<string | null> {
  const known = {
    channel: 'email',
    authenticated: true,
    registered: true,
    category: 'technical',
    projectId: null,
    inScope: true,
    incident: null,
    ticket: null,
  } as const;
  const { facts } = await entitlementFacts(ctx, { accountId, orgId: null, known, tx });
  const paid = facts.projects.filter(({ coverage, role }) => coverage.paid && isAtLeast(role, 'viewer'));
  // Who may ask for one of them is asked which, or it is taken by itself.
  const [only] = paid.some(({ role }) => isAtLeast(role, 'developer')) || paid.length !== 1 ? [] : paid;
  return only?.id ?? null;
}
