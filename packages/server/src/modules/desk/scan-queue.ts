import type { DeskFilter } from '@codepushgo/contract';
import { tickets } from '#ticket-store';
import { sql, type SQL } from 'drizzle-orm';
import { saying } from './said-words.ts';

/** What a filter names, resolved. */
export interface QueueFilter extends Omit<DeskFilter, 'organisation'> {
  orgId: string | null;
  /** Who asks. */
  own: string;
  now: Date;
  /** Whether the words stand in so many messages that the index of words is no way to tickets. */
  areWordsCommon: boolean;
}

/** How to find tickets: candidates in the order of an index, and what a candidate must be. */
export interface QueueScan {
  /** Selects whole rows and their `place`, in order, without a limit. */
  candidates: SQL;
  /** For the row `r` of a candidate. */
  isWanted: SQL;
  order: SQL;
  /** Behind which the next page begins. */
  placeOf(row: { id: string; place: string }): string;
}

/** A text that names one ticket. */
export const REFERENCE = /^CPG-([1-9]\d{0,8})$/i;
// As the indexes say it.
const IS_OPEN = sql`t.status NOT IN ('solved', 'closed')`;
const IS_OVER = sql`t.status IN ('solved', 'closed')`;
const DUE = sql`COALESCE(t.due_at, 'infinity'::timestamptz)`;
const TRUE = sql`true`;

/**
 * Chooses the index that a page of the queue reads: open tickets by when they are due, and those without a clock by
 * age; of an organisation or an agent by an index of theirs; everything else newest first. The other filters are judged
 * row by row.
 *
 * @param after the place behind which the list goes on
 */
export function scanQueue(filter: QueueFilter, after: string | undefined): QueueScan {
  const { state = 'open', text } = filter;
  const number = REFERENCE.exec(text ?? '')?.[1];
  const isByDue = state === 'open' || state === 'waiting';
  const place = isByDue ? sql`${DUE}::text` : sql`t.number::text`;
  const source = [
    isByDue ? IS_OPEN : state === 'solved' ? IS_OVER : TRUE,
    number === undefined ? TRUE : sql`t.number = ${Number(number)}`,
    filter.breached === true && isByDue ? sql`${DUE} < ${filter.now.toISOString()}::timestamptz` : TRUE,
    ...indexed(filter, isByDue),
    after === undefined ? TRUE : behind(after, isByDue),
  ];
  const isUnassigned = filter.assignee === 'none' && filter.orgId === null;
  // An index over nobody's tickets is read in its order only if that begins with nobody.
  const first = isByDue && isUnassigned ? sql`t.assignee_id, ` : sql``;
  const order = isByDue ? sql`${first}${DUE}, t.id` : sql`t.number DESC`;
  // Named, so that the database knows that the candidates come in this order already.
  const columns = sql`t.*, ${DUE} AS due, ${place} AS place`;
  return {
    candidates: sql`SELECT ${columns} FROM ${tickets} t WHERE ${sql.join(source, sql` AND `)} ORDER BY ${order}`,
    isWanted: sql.join(wanted(filter, number === undefined ? text : undefined), sql` AND `),
    order: isByDue ? sql`${isUnassigned ? sql`r.assignee_id, ` : sql``}r.due, r.id` : sql`r.number DESC`,
    placeOf: (row) => (isByDue ? `${row.place}|${row.id}` : row.place),
  };
}

/** The conditions that an index of their own serves. */
function indexed({ orgId, assignee, own }: QueueFilter, isByDue: boolean): SQL[] {
  if (orgId !== null) return [sql`t.org_id = ${orgId}`];
  if (assignee === undefined || !isByDue) return [];
  if (assignee === 'none') return [sql`t.assignee_id IS NULL`];
  return [sql`t.assignee_id = ${assignee === 'me' ? own : assignee}`];
}

function behind(after: string, isByDue: boolean): SQL {
  const [place = '', id = ''] = after.split('|');
  if (!isByDue) return /^\d{1,9}$/.test(place) ? sql`t.number < ${Number(place)}` : TRUE;
  const isInstant =
    place === 'infinity' || /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?[+-][\d:]+$/.test(place);
  return isInstant ? sql`(${DUE}, t.id) > (${place}::timestamptz, ${id})` : TRUE;
}

function wanted(filter: QueueFilter, words: string | undefined): SQL[] {
  const { state = 'open', status, queue, severity, project, tier, tag, breached, assignee, now } = filter;
  const found = [
    state === 'open' ? sql`r.waits IS NULL` : TRUE,
    state === 'waiting' ? sql`(r.waits IS NOT NULL OR r.status = 'pending_customer')` : TRUE,
  ];
  const late = sql`(r.due_at IS NOT NULL AND r.due_at < ${now.toISOString()}::timestamptz)`;
  if (breached !== undefined) found.push(breached ? late : sql`NOT ${late}`);
  if (status !== undefined) found.push(sql`r.status = ${status}`);
  if (queue !== undefined) found.push(sql`r.queue = ${queue}`);
  if (severity !== undefined) found.push(sql`r.severity = ${severity}`);
  if (project !== undefined) found.push(sql`r.project_id = ${project}`);
  if (tag !== undefined) found.push(sql`r.tags @> ${JSON.stringify([tag.toLowerCase()])}::jsonb`);
  if (tier !== undefined)
    found.push(
      tier === 'none' ? sql`r.terms ->> 'responseRow' IS NULL` : sql`r.terms ->> 'responseRow' = ${tier}`,
    );
  if (assignee !== undefined)
    found.push(
      assignee === 'none'
        ? sql`r.assignee_id IS NULL`
        : sql`r.assignee_id = ${assignee === 'me' ? filter.own : assignee}`,
    );
  if (words !== undefined) found.push(saying(words, filter.inNotes === true, filter.areWordsCommon));
  return found;
}
