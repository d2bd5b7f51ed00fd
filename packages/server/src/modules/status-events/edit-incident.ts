import { change, type Impact, type Incident, type StatusContext, type Words } from '#status';
import { knownIncident } from './known-event.ts';
import { refuseImpact } from './open-incident.ts';
import { refuseTitle } from './texts-of.ts';

/**
 * Changes the title of an incident, or the impact that replaces the computed one; null gives that back.
 *
 * @example editIncident(ctx, 'x7k2m9q4w1zt', { impactOverride: 'major' }, 'zoe@example.com').impact; // 'major'
 */
export function editIncident(
  ctx: StatusContext,
  id: string,
  edit: { title?: Words | undefined; impactOverride?: Impact | null | undefined },
  author: string,
): Incident {
  const before = knownIncident(ctx, id);
  const title = edit.title ?? before.title;
  const impact = edit.impactOverride === undefined ? before.impactOverride : edit.impactOverride;
  refuseTitle(title);
  refuseImpact(impact);
  return change(ctx, { author, action: 'incident.edited' }, (at) => {
    ctx.store.db
      .prepare(
        'update status_events set title_en = ?, title_fr = ?, impact_override = ?, updated_at = ? where id = ?',
      )
      .run(title.en, title.fr, impact, at, id);
    return {
      result: knownIncident(ctx, id),
      target: id,
      audit: { before: { title: before.title, impactOverride: before.impactOverride }, edit },
      changes: [{ kind: 'incident', eventId: id }],
    };
  });
}
