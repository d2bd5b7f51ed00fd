import type { Webhook } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { webhookTexts } from '../../texts/webhooks.ts';
import { events as all } from './events.ts';

/** The events that a webhook is told, by name; all of them in one word. */
export function EventNames({ events }: { events: Webhook['events'] }): ReactNode {
  const t = useTexts(webhookTexts);
  if (events.length === all.length) return t.allEvents;
  return events.map((event) => t.eventNames[event]).join(', ');
}

/** Where events must come from. */
export function FilterWords({ filter }: { filter: Webhook['filter'] }): ReactNode {
  const t = useTexts(webhookTexts);
  const { project, app, channel } = filter;
  const names = [project, app, channel].flatMap((each) => (each ? each.name : []));
  return names.length > 0 ? names.join(' · ') : <span className="text-quiet">{t.everywhere}</span>;
}

/** What an event is called; one of a newer server by its code. */
export function EventName({ event }: { event: string }): ReactNode {
  const names: Record<string, string> = useTexts(webhookTexts).eventNames;
  return names[event] ?? event;
}
