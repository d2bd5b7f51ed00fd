import { change, isUnresolved, type Incident, type StatusContext, type Words } from '#status';
import { Problem } from '../../platform/problem.ts';
import { affectedAt } from './affected-components.ts';
import { insertUpdate } from './insert-update.ts';
import { knownIncident } from './known-event.ts';
import { refuseBody } from './texts-of.ts';

/**
 * Publishes what was learnt from a resolved incident, or a new text of it.
 *
 * @throws Problem `conflict` while the incident is open
 * @example publishPostmortem(ctx, { incidentId: 'x7k2m9q4w1zt', body: { en: 'News', fr: 'Nouvelles' }, author: 'zoe@example.com' });
 */
export function publishPostmortem(
  ctx: StatusContext,
  {
    incidentId,
    body,
    author,
    isDelivered = true,
  }: { incidentId: string; body: Words; author: string; isDelivered?: boolean | undefined },
): Incident {
  refuseBody(body);
  const incident = knownIncident(ctx, incidentId);
  if (isUnresolved(incident.status))
    throw new Problem('conflict', 'The incident is still open. Resolve it first.');
  const { db } = ctx.store;
  return change(ctx, { author, action: 'postmortem.published' }, (at) => {
    db.prepare(
      'update status_events set postmortem_en = ?, postmortem_fr = ?, postmortem_at = ? where id = ?',
    ).run(body.en, body.fr, at, incidentId);
    const known = incident.updates.find(({ status }) => status === 'postmortem');
    if (known)
      db.prepare('update status_updates set body_en = ?, body_fr = ?, updated_at = ? where id = ?').run(
        body.en,
        body.fr,
        at,
        known.id,
      );
    const update = { status: 'postmortem' as const, displayAt: at, components: {} };
    const updateId = known
      ? undefined
      : insertUpdate(ctx, at, {
          eventId: incidentId,
          ...update,
          body,
          affected: affectedAt(ctx, incident.updates, update),
          isDelivered,
          isHuman: true,
        });
    db.prepare('update status_events set updated_at = ? where id = ?').run(at, incidentId);
    return {
      result: knownIncident(ctx, incidentId),
      target: incidentId,
      audit: { body },
      changes: [{ kind: 'incident', eventId: incidentId, ...(updateId && { updateId }) }],
    };
  });
}
