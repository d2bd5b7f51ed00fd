import type { StatusExclusion } from '@codepushgo/contract';
import { accounts } from '#accounts';
import type { Exclusion, ExclusionReason, Words } from '#status';
import { authoriseOperator, isOrganisation, organisations } from '#organisations';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';
import { askService, tellService } from './tell-service.ts';

/** Time that is taken out of the figure of the commitment. */
export async function listExclusions(ctx: Ctx): Promise<{ items: StatusExclusion[] }> {
  const { exclusions } = await askService<{ exclusions: Exclusion[] }>(ctx, '/exclusions');
  return { items: exclusions };
}

/** What an operator takes out. */
export interface ExclusionWish {
  reason: ExclusionReason;
  from: string;
  to: string;
  components: string[];
  organisation: string | null;
  text: Words;
}

/**
 * Takes time out of the figure of the commitment, under the name of the operator: everybody sees it.
 *
 * @throws Problem `invalid-input` for an organisation that does not exist
 */
export async function recordExclusion(
  ctx: Ctx,
  { organisation, ...wish }: ExclusionWish,
): Promise<StatusExclusion> {
  const { accountId } = authoriseOperator(ctx.actor, 'status.operate', 'full');
  const orgId = organisation === null ? null : await organisationIdOf(ctx, organisation);
  const body = { ...wish, orgId, author: await nameOf(ctx, accountId) };
  return tellService(
    ctx,
    { method: 'POST', path: '/exclusions', body },
    ({ exclusion }: { exclusion: Exclusion }) => ({
      result: exclusion,
      audit: {
        action: 'exclusion.recorded',
        targetType: 'exclusion',
        targetId: exclusion.id,
        details: { reason: exclusion.reason, from: exclusion.from, to: exclusion.to, orgId },
      },
    }),
  );
}

// Everybody reads it: a name, and no address.
async function nameOf({ db }: Ctx, accountId: string): Promise<string> {
  const [row] = await db.select({ name: accounts.name }).from(accounts).where(eq(accounts.id, accountId));
  return row?.name ?? '';
}

async function organisationIdOf({ db }: Ctx, named: string): Promise<string> {
  const [row] = await db.select({ id: organisations.id }).from(organisations).where(isOrganisation(named));
  if (row) return row.id;
  throw new Problem('invalid-input', `Organisation "${named}" does not exist.`, {
    errors: [{ pointer: '/organisation', detail: 'is no organisation' }],
  });
}
