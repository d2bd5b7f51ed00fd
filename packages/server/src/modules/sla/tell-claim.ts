import type { EventData } from '@codepushgo/contract';
import { and, eq, inArray } from 'drizzle-orm';
import { accounts } from '#accounts';
import { organisationMembers, organisations } from '#organisations';
import type { Ctx, Happening } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { sendMail } from '../../platform/mail.ts';
import type { ClaimRow } from './make-claim.ts';
import { texts } from './texts.ts';

type OnClaim = EventData<'sla-claim.ready'>;
type ClaimHappening = Extract<Happening, { type: `sla-claim.${string}` }>;
/** An event about a claim, without what every one of them says. */
export type ClaimNews = {
  [H in ClaimHappening as H['type']]: { type: H['type'] } & Omit<H['data'], keyof OnClaim>;
}[ClaimHappening['type']];

async function doerOf(tx: Tx, accountId: string | null): Promise<OnClaim['by']> {
  if (accountId === null) return null;
  const [account] = await tx
    .select({ userName: accounts.userName })
    .from(accounts)
    .where(eq(accounts.id, accountId));
  return { accountId, userName: account?.userName ?? '' };
}

/**
 * Tells what became of a claim, within the transaction that makes it true: to webhooks, and by mail to everybody who
 * sees the organisation's amounts. There is a deadline, so nobody has to ask for these mails first.
 */
export async function tellClaim(
  ctx: Ctx,
  tx: Tx,
  claim: ClaimRow,
  by: string | null,
  { type, ...more }: ClaimNews,
): Promise<void> {
  const [org] = await tx.select().from(organisations).where(eq(organisations.id, claim.orgId));
  if (!org) return;
  const data: OnClaim = {
    organisation: { id: org.id, slug: org.slug, name: org.name },
    by: await doerOf(tx, by),
    claim: {
      id: claim.id,
      month: claim.month,
      revision: claim.revision,
      availability: claim.figure.availability,
      creditPercent: claim.creditPercent,
      creditCents: claim.creditCents,
      deadline: claim.deadline.toISOString(),
      url: `${ctx.config.publicUrl}/o/${org.slug}/settings/availability`,
    },
  };
  await ctx.news.happened(ctx, tx, {
    type,
    data: { ...data, ...more },
    orgId: org.id,
    projectId: null,
    appId: null,
    channelId: null,
  } as Happening);
  const readers = await tx
    .select({ email: accounts.email, language: accounts.language })
    .from(organisationMembers)
    .innerJoin(accounts, eq(accounts.id, organisationMembers.accountId))
    .where(
      and(
        eq(organisationMembers.orgId, org.id),
        inArray(organisationMembers.role, ['owner', 'admin', 'billing']),
      ),
    );
  for (const { email, language } of readers)
    await sendMail(ctx, tx, {
      to: email,
      kind: type,
      ...texts[language][type]({ ...data, reason: claim.reason }),
    });
}
