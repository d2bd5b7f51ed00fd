import type { EventData } from '@codepushgo/contract';
import { accounts } from '#accounts';
import { organisations } from '#organisations';
import { projects } from '#projects';
import { referenceOf, type By, type TicketRow } from '#ticket-store';
import { and, eq } from 'drizzle-orm';
import type { Ctx, Happening } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';

type OnTicket = EventData<'ticket.solved'>;
type TicketHappening = Extract<Happening, { type: `ticket.${string}` }>;
/** An event about a ticket, without what every one of them says. */
export type TicketNews = {
  [H in TicketHappening as H['type']]: { type: H['type'] } & Omit<H['data'], keyof OnTicket>;
}[TicketHappening['type']];

/** What others may hear of; everything else is nobody's business. */
const TOLD: TicketRow['category'][] = ['technical', 'billing', 'account', 'premium'];

/**
 * Tells what happened on a ticket to webhooks, within the transaction that makes it true; of private categories
 * nothing is told.
 *
 * @param to another organisation that is told instead: the one that the operators chose for escalations
 * @example await tellTicket(ctx, tx, ticket, by, { type: 'ticket.solved' });
 */
export async function tellTicket(
  ctx: Ctx,
  tx: Tx,
  ticket: TicketRow,
  by: Pick<By, 'accountId'> | null,
  { type, ...more }: TicketNews,
  to?: string,
): Promise<void> {
  if (to === undefined && !TOLD.includes(ticket.category)) return;
  const [org] = await tx.select().from(organisations).where(eq(organisations.id, ticket.orgId));
  if (!org && to === undefined) return;
  const project = await projectOf(tx, ticket);
  const data: OnTicket = {
    organisation: org
      ? { id: org.id, slug: org.slug, name: org.name }
      : { id: ticket.orgId, slug: '', name: '' },
    project,
    by: await doerOf(tx, by),
    ticket: {
      id: ticket.id,
      reference: referenceOf(ticket),
      subject: to === undefined || TOLD.includes(ticket.category) ? ticket.subject : '',
      category: ticket.category,
      status: ticket.status,
      waits: ticket.waits,
      severity: ticket.severity,
      url:
        to === undefined && org
          ? `${ctx.config.publicUrl}/o/${org.slug}/support/${referenceOf(ticket)}`
          : `${ctx.config.publicUrl}/desk/tickets/${referenceOf(ticket)}`,
    },
  };
  const place = { orgId: to ?? ticket.orgId, projectId: to === undefined ? ticket.projectId : null };
  await ctx.news.happened(ctx, tx, {
    type,
    data: { ...data, ...more },
    ...place,
    appId: null,
    channelId: null,
  } as Happening);
}

async function projectOf(tx: Tx, { orgId, projectId }: TicketRow): Promise<OnTicket['project']> {
  if (projectId === null) return null;
  const [row] = await tx
    .select({ id: projects.id, slug: projects.slug, name: projects.name })
    .from(projects)
    .where(and(eq(projects.orgId, orgId), eq(projects.id, projectId)));
  return row ?? null;
}

async function doerOf(tx: Tx, by: Pick<By, 'accountId'> | null): Promise<OnTicket['by']> {
  if (!by?.accountId) return null;
  const [row] = await tx
    .select({ userName: accounts.userName })
    .from(accounts)
    .where(eq(accounts.id, by.accountId));
  return row ? { accountId: by.accountId, userName: row.userName } : null;
}
