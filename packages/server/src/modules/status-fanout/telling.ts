import { snapshot, type ComponentState, type StatusChange, type StatusContext } from '#status';
import {
  componentEvent,
  incidentEvent,
  newsOfUpdate,
  topicsOf,
  type News,
  type WebhookEvent,
} from '#status-messages';

/** What a change is to those who hear of it. */
export interface Telling {
  seq: number;
  topics: string[];
  /** For people; null for what programs alone are told. */
  news: News | null;
  /** For webhooks. */
  event: WebhookEvent;
}

/** What is told of a change; null when it is told to nobody. */
export function tellingOf(ctx: StatusContext, change: StatusChange): Telling | null {
  const { kind, eventId, updateId } = change;
  if (kind === 'component') return componentTelling(ctx, change);
  if (kind === 'facts' || !eventId || !updateId || wasTold(ctx, updateId)) return null;
  const now = snapshot(ctx);
  const news = newsOfUpdate(now, eventId, updateId, change.seq);
  const event = incidentEvent(now, eventId);
  return news && event && { seq: change.seq, topics: news.topics, news, event };
}

function componentTelling(ctx: StatusContext, { seq, at, componentId, data }: StatusChange): Telling | null {
  const { oldState, newState } = data as { oldState?: ComponentState; newState?: ComponentState };
  if (!componentId || !oldState || !newState) return null;
  const hasWebhooks = ctx.store.db
    .prepare("select 1 from status_subscribers where kind = 'webhook' limit 1")
    .get();
  if (!hasWebhooks) return null;
  const now = snapshot(ctx);
  const event = componentEvent(now, { id: idOfChange(seq), componentId, oldState, newState, at });
  const topics = topicsOf(now.components.filter(({ id }) => id === componentId));
  return event && { seq, topics, news: null, event };
}

// The same whenever the change is told, and of the form of all ids.
function idOfChange(seq: number): string {
  return `u${seq.toString(36).padStart(11, '0')}`;
}

function wasTold({ store }: StatusContext, updateId: string): boolean {
  return store.db.prepare('select 1 from status_told where update_id = ?').get(updateId) !== undefined;
}
