import { change, instantOf, type StatusContext, type Words } from '#status';
import { Problem } from '../../platform/problem.ts';
import { followUpdates } from './insert-update.ts';
import { refuseBody } from './texts-of.ts';

/**
 * Corrects the text of an update, or the time from which it holds; the audit log keeps what stood there.
 *
 * @example editUpdate(ctx, 'x7k2m9q4w1zt', { displayAt: '2030-01-31T12:00:00Z' }, 'zoe@example.com');
 */
export function editUpdate(
  ctx: StatusContext,
  id: string,
  edit: { body?: Words | undefined; displayAt?: string | undefined },
  author: string,
): void {
  const { db } = ctx.store;
  const before = db
    .prepare(
      `select u.body_en, u.body_fr, u.display_at, e.id as event_id, e.kind from status_updates u
      join status_events e on e.id = u.event_id where u.id = ?`,
    )
    .get(id);
  if (!before) throw new Problem('not-found', `There is no update "${id}".`);
  const body = edit.body ?? { en: String(before.body_en), fr: String(before.body_fr) };
  refuseBody(body);
  const displayAt = edit.displayAt ? instantOf(ctx, edit.displayAt, 'displayAt') : String(before.display_at);
  const eventId = String(before.event_id);
  change(ctx, { author, action: 'update.edited' }, (at) => {
    db.prepare(
      'update status_updates set body_en = ?, body_fr = ?, display_at = ?, updated_at = ? where id = ?',
    ).run(body.en, body.fr, displayAt, at, id);
    followUpdates(ctx, at, eventId);
    return {
      result: undefined,
      target: id,
      audit: { before: { ...before }, body, displayAt },
      // No `updateId`: a corrected text is no news for subscribers.
      changes: [{ kind: before.kind as 'incident' | 'maintenance', eventId, data: { editedId: id } }],
    };
  });
}
