import type { Evidence } from '@codepushgo/contract';
import { apps } from '#apps';
import { channels } from '#channels';
import type { TicketRow } from '#ticket-store';
import { and, asc, eq } from 'drizzle-orm';
import type { Db, Tx } from '../../platform/db.ts';
import { ticketEvidence, ticketPlaces } from './schema.ts';

type Named = Pick<TicketRow, 'orgId' | 'id'>;
type Content = Omit<Evidence, 'place' | 'consents'>;

const EMPTY: Content = {
  project: null,
  releases: null,
  device: null,
  diff: null,
  versions: null,
  doctor: null,
  incidents: null,
};

/**
 * What is attached to a ticket now; of what is withdrawn nothing but that it was.
 *
 * @example const { consents } = await showEvidence(ctx.db, ticket);
 */
export async function showEvidence(db: Db | Tx, ticket: Named): Promise<Evidence> {
  const rows = await db
    .select()
    .from(ticketEvidence)
    .where(and(eq(ticketEvidence.orgId, ticket.orgId), eq(ticketEvidence.ticketId, ticket.id)))
    .orderBy(asc(ticketEvidence.item));
  const shared = rows.filter(({ item, state }) => state === 'shared' && item !== 'override');
  return {
    place: await showPlace(db, ticket),
    consents: rows.map(({ item, state, decidedAt }) => ({ item, state, at: decidedAt.toISOString() })),
    ...EMPTY,
    ...(Object.fromEntries(shared.map(({ item, content }) => [item, content])) as Partial<Content>),
  };
}

async function showPlace(db: Db | Tx, ticket: Named): Promise<Evidence['place']> {
  const [row] = await db
    .select({ place: ticketPlaces, app: apps.name, channel: channels.name })
    .from(ticketPlaces)
    .leftJoin(apps, and(eq(apps.orgId, ticketPlaces.orgId), eq(apps.id, ticketPlaces.appId)))
    .leftJoin(channels, and(eq(channels.orgId, ticketPlaces.orgId), eq(channels.id, ticketPlaces.channelId)))
    .where(and(eq(ticketPlaces.orgId, ticket.orgId), eq(ticketPlaces.ticketId, ticket.id)));
  const named = (id: string | null | undefined, name: string | null | undefined) =>
    id && typeof name === 'string' ? { id, name } : null;
  return {
    app: named(row?.place.appId, row?.app),
    channel: named(row?.place.channelId, row?.channel),
    release: row?.place.release ?? null,
    device: row?.place.device ?? null,
  };
}
