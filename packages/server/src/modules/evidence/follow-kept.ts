import type { EvidenceWish } from '@codepushgo/contract';
import { accounts } from '#accounts';
import { mutate, permitSystem } from '#audit';
import { findTicket, lockTicket } from '#ticket-store';
import { eq } from 'drizzle-orm';
import type { Ctx, KeptOpened, Platform } from '../../context.ts';
import { anonymousCtx } from '../../platform/app.ts';
import type { Tx } from '../../platform/db.ts';
import { findProblem } from '../../platform/problem-response.ts';
import { collectEvidence } from './collect-evidence.ts';
import { keepEvidence } from './keep-evidence.ts';

const COLLECT_KEPT = 'evidence.collect-kept';
const PURPOSE = 'evidence of a kept request';

/** What waits: what somebody shares is for those who see the ticket alone. */
interface Waiting {
  sealed: string;
}

/** A kept request became a ticket: what its asker wanted to share is collected behind it. */
export async function followKept(ctx: Ctx, tx: Tx, opened: KeptOpened): Promise<void> {
  await ctx.jobs.send(tx, COLLECT_KEPT, { sealed: ctx.vault.seal(JSON.stringify(opened), PURPOSE) });
}

/** Collects it as the asker may see it now; whoever has left since shares nothing. */
export function registerKept(platform: Platform): void {
  platform.jobs.register<Waiting>(COLLECT_KEPT, async ({ sealed }) => {
    const { orgId, ticketId, accountId, evidence } = JSON.parse(
      platform.vault.open(sealed, PURPOSE),
    ) as KeptOpened;
    const ctx = await ctxOf(platform, accountId, orgId);
    if (ctx) await collect(ctx, { orgId, ticketId, accountId, evidence });
  });
}

async function collect(ctx: Ctx, { orgId, ticketId, accountId, evidence }: KeptOpened): Promise<void> {
  const found = await findTicket(ctx.db, orgId, ticketId);
  const collected = await orNothing(ctx, orgId, found.projectId, evidence);
  if (!collected) return;
  await mutate(ctx, permitSystem('evidence'), async (tx) => {
    const ticket = await lockTicket(tx, found);
    return { result: undefined, audit: await keepEvidence(ctx, tx, ticket, collected, accountId) };
  });
}

async function orNothing(ctx: Ctx, orgId: string, projectId: string | null, wish: EvidenceWish) {
  return collectEvidence(ctx, orgId, projectId, wish).catch((error: unknown) => {
    const problem = findProblem(error);
    if (!problem || problem.status >= 500) throw error;
    // What it was about is gone, or not theirs any more.
    ctx.log.info({ code: problem.code }, 'what was to be shared with a kept request is not there any more');
    return null;
  });
}

/** As the asker, who reads in this organisation alone. */
async function ctxOf(platform: Platform, accountId: string, organisationId: string): Promise<Ctx | null> {
  const [row] = await platform.db.select().from(accounts).where(eq(accounts.id, accountId));
  if (!row) return null;
  const { email, userName } = row;
  const scope = { level: 'full' as const, organisationId };
  const who = { accountId, email, userName, staff: null, scope, accessKeyId: null };
  return { ...anonymousCtx(platform, 'background'), actor: { kind: 'account', ...who } };
}
