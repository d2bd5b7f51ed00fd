import { permitSystem } from '#audit';
import { callService, readIncident } from '#operations';
import type { Incident, StatusChange, Update, IncidentStatus } from '#status';
import { answerLinked } from '#ticket-handling';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { eventAddress } from '../../platform/status-address.ts';
import { incidentCursors } from './schema.ts';
import { answerText } from './texts.ts';

const ID = 'updates';
const LIMIT = 200;
/** Nobody in particular: the update says who speaks. */
const BY = { side: 'agent', accountId: null } as const;

/**
 * Reads what has changed at the status service, and answers the tickets that are linked to an incident with each update
 * that a person wrote. How far it came is kept after the answers: a crash repeats some, and no ticket is answered twice.
 *
 * @example await answerIncidents(ctx, AbortSignal.timeout(60_000));
 */
export async function answerIncidents(ctx: Ctx, signal: AbortSignal): Promise<void> {
  for (let seq = await readCursor(ctx); !signal.aborted;) {
    const { changes, last } = await callService<{ changes: StatusChange[]; last: number }>(ctx, {
      path: `/changes?after=${seq}&limit=${LIMIT}`,
    });
    // The service was set up anew, and counts from the beginning.
    if (last < seq) await moveCursor(ctx, (seq = 0));
    else if (changes.length === 0) return;
    for (const change of changes) await answerChange(ctx, change);
    if (changes.length > 0) await moveCursor(ctx, (seq = changes.at(-1)!.seq));
  }
}

async function answerChange(ctx: Ctx, { kind, eventId, updateId }: StatusChange): Promise<void> {
  if (kind !== 'incident' || eventId === null || updateId === null) return;
  const incident = await readIncident(ctx, eventId).catch(gone);
  const update = incident?.updates.find(({ id }) => id === updateId);
  if (incident && update?.isHuman) await answerUpdate(ctx, incident, update);
}

async function answerUpdate(ctx: Ctx, incident: Incident, update: Update<IncidentStatus>): Promise<void> {
  const { title, id } = incident;
  const what = { title, status: update.status, body: update.body, url: eventAddress(ctx.config, id) };
  const text = { en: answerText('en', what), fr: answerText('fr', what) };
  await answerLinked(ctx, permitSystem('incident-answers'), BY, { incident: id, update: update.id, text });
}

function gone(error: unknown): undefined {
  if ((error as { code?: string }).code === 'not-found') return undefined;
  throw error;
}

async function readCursor(ctx: Ctx): Promise<number> {
  const [row] = await ctx.db.select().from(incidentCursors).where(eq(incidentCursors.id, ID));
  return row?.seq ?? 0;
}

async function moveCursor(ctx: Ctx, seq: number): Promise<void> {
  const set = { seq, readAt: ctx.clock.now() };
  await ctx.db
    .insert(incidentCursors)
    .values({ id: ID, ...set })
    .onConflictDoUpdate({ target: incidentCursors.id, set });
}
