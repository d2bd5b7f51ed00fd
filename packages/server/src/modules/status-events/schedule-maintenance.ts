import {
  change,
  componentNamed,
  instantOf,
  refuseEmptySpan,
  type Maintenance,
  type StatusContext,
  type Words,
} from '#status';
import { Problem } from '../../platform/problem.ts';
import { maintained } from './affected-components.ts';
import { insertEvent, insertUpdate } from './insert-update.ts';
import { insertWindow } from './insert-window.ts';
import { knownMaintenance } from './known-event.ts';
import { refuseBody, refuseTitle } from './texts-of.ts';

/** A maintenance to be. */
export interface NewMaintenance {
  author: string;
  title: Words;
  body: Words;
  from: string;
  to: string;
  /** Ids, keys or names. */
  components: string[];
  isDelivered?: boolean | undefined;
}

/**
 * Announces a maintenance. It counts as such only when subscribers were mailed at least 24 hours before.
 *
 * @example scheduleMaintenance(ctx, { author: 'zoe@example.com', title: { en: 'Work', fr: 'Travaux' }, body: { en: 'Short.', fr: 'Court.' }, from: '2030-01-31T12:00:00Z', to: '2030-01-31T13:00:00Z', components: ['console'] });
 */
export function scheduleMaintenance(ctx: StatusContext, given: NewMaintenance): Maintenance {
  const { author, title, body } = given;
  refuseTitle(title);
  refuseBody(body);
  const { from, to } = windowOf(ctx, given);
  if (given.components.length === 0) throw new Problem('invalid-input', 'Name at least one component.');
  const componentIds = [...new Set(given.components.map((name) => componentNamed(ctx, name).id))];
  return change(ctx, { author, action: 'maintenance.scheduled' }, (at) => {
    const status = 'scheduled';
    const eventId = insertEvent(ctx, at, {
      kind: 'maintenance',
      title,
      status,
      origin: 'operator',
      impactOverride: null,
      isBackfilled: false,
    });
    insertWindow(ctx, at, { eventId, from, to, componentIds });
    const affected = maintained(componentIds, false);
    const isDelivered = given.isDelivered ?? true;
    const updateId = insertUpdate(ctx, at, {
      eventId,
      status,
      body,
      affected,
      displayAt: at,
      isDelivered,
      isHuman: true,
    });
    return {
      result: knownMaintenance(ctx, eventId),
      target: eventId,
      audit: { title, body, from, to, componentIds },
      changes: [{ kind: 'maintenance', eventId, updateId }],
    };
  });
}

/** A window that is not over. */
export function windowOf(
  ctx: StatusContext,
  given: { from: string; to: string },
): { from: string; to: string } {
  const from = instantOf(ctx, given.from, 'from', true);
  const to = instantOf(ctx, given.to, 'to', true);
  refuseEmptySpan(from, to);
  if (Date.parse(to) <= ctx.clock.nowMs())
    throw new Problem('invalid-input', 'The window is over. Write down what happened as an incident.');
  return { from, to };
}
