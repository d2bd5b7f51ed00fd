import { newStatusId, type Affected, type StatusContext, type Words } from '#status';

/** An update as a verb writes it. */
export interface NewUpdate {
  eventId: string;
  status: string;
  body: Words;
  affected: Affected[] | null;
  displayAt: string;
  isDelivered: boolean;
  isHuman: boolean;
}

/** Writes an update, inside `change`; the event then has the status of the update that shows last. */
export function insertUpdate(ctx: StatusContext, at: string, update: NewUpdate): string {
  const id = newStatusId();
  const { eventId, status, body, affected, displayAt, isDelivered, isHuman } = update;
  ctx.store.db
    .prepare(
      `insert into status_updates (id, event_id, status, body_en, body_fr, display_at, affected, is_delivered, is_human,
      created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      id,
      eventId,
      status,
      body.en,
      body.fr,
      displayAt,
      affected && affected.length > 0 ? JSON.stringify(affected) : null,
      Number(isDelivered),
      Number(isHuman),
      at,
      at,
    );
  followUpdates(ctx, at, eventId);
  return id;
}

/** Gives an event the status of the update that shows last. */
export function followUpdates(ctx: StatusContext, at: string, eventId: string): void {
  ctx.store.db
    .prepare(
      `update status_events set updated_at = ?, status =
      (select status from status_updates where event_id = ? order by display_at desc, seq desc limit 1) where id = ?`,
    )
    .run(at, eventId, eventId);
}

/** A new row of incidents and maintenances; returns its id. */
export function insertEvent(
  ctx: StatusContext,
  at: string,
  event: {
    kind: 'incident' | 'maintenance';
    title: Words;
    status: string;
    origin: string;
    impactOverride: string | null;
    isBackfilled: boolean;
  },
): string {
  const id = newStatusId();
  ctx.store.db
    .prepare(
      `insert into status_events (id, kind, title_en, title_fr, status, impact_override, origin, is_backfilled,
      created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      id,
      event.kind,
      event.title.en,
      event.title.fr,
      event.status,
      event.impactOverride,
      event.origin,
      Number(event.isBackfilled),
      at,
      at,
    );
  return id;
}
