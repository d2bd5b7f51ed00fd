import { accounts } from '#accounts';
import { organisations } from '#organisations';
import { projects } from '#projects';
import type { TicketPerson } from '@codepushgo/contract';
import { inArray } from 'drizzle-orm';
import type { Db, Tx } from '../../platform/db.ts';
import { referenceOf, type TicketRow } from './find-ticket.ts';
import type { By } from './record.ts';
import { tickets } from './schema.ts';

/** What tickets name by id. */
export interface Names {
  people: Map<string, string>;
  organisations: Map<string, { id: string; slug: string; name: string }>;
  projects: Map<string, { id: string; slug: string; name: string }>;
  references: Map<string, { id: string; reference: string; subject: string }>;
}

const some = (ids: (string | null)[]): string[] => [...new Set(ids.filter((id) => id !== null))];

/**
 * The names of accounts, by id.
 *
 * @example (await namesOf(ctx.db, [ticket.requesterId])).get(account.id);
 */
export async function namesOf(db: Db | Tx, ids: (string | null)[]): Promise<Map<string, string>> {
  const wanted = some(ids);
  if (wanted.length === 0) return new Map();
  const rows = await db
    .select({ id: accounts.id, name: accounts.name })
    .from(accounts)
    .where(inArray(accounts.id, wanted));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/**
 * Tickets as others name them, by id.
 *
 * @example (await referencesOf(ctx.db, [ticket.id])).get(ticket.id)?.reference; // 'CPG-12'
 */
export async function referencesOf(db: Db | Tx, ids: (string | null)[]): Promise<Names['references']> {
  const wanted = some(ids);
  if (wanted.length === 0) return new Map();
  const rows = await db
    .select({ id: tickets.id, number: tickets.number, subject: tickets.subject })
    .from(tickets)
    .where(inArray(tickets.id, wanted));
  return new Map(
    rows.map((row) => [row.id, { id: row.id, reference: referenceOf(row), subject: row.subject }]),
  );
}

/** All names that some tickets need. */
export async function namesFor(db: Db | Tx, rows: TicketRow[]): Promise<Names> {
  const orgIds = some(rows.map(({ orgId }) => orgId));
  const projectIds = some(rows.map(({ projectId }) => projectId));
  const inOrgs =
    orgIds.length === 0 ? [] : await db.select().from(organisations).where(inArray(organisations.id, orgIds));
  const inProjects =
    projectIds.length === 0 ? [] : await db.select().from(projects).where(inArray(projects.id, projectIds));
  return {
    people: await namesOf(
      db,
      rows.flatMap(({ requesterId, assigneeId }) => [requesterId, assigneeId]),
    ),
    organisations: new Map(inOrgs.map(({ id, slug, name }) => [id, { id, slug, name }])),
    projects: new Map(inProjects.map(({ id, slug, name }) => [id, { id, slug, name }])),
    references: await referencesOf(
      db,
      rows.flatMap(({ mergedIntoId, followUpOfId }) => [mergedIntoId, followUpOfId]),
    ),
  };
}

/**
 * Somebody as a ticket shows them.
 *
 * @example personOf(by, new Map([[account.id, account.name]])).name;
 */
export function personOf({ side, accountId }: By, people: Map<string, string>): TicketPerson {
  return { side, accountId, name: (accountId !== null && people.get(accountId)) || null };
}
