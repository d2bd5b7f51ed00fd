import type { StatusContext } from '#status';
import type { Language } from '../../platform/language.ts';
import { checkLink } from './links.ts';
import { refusal } from './refusal.ts';
import { findSubscriber, type Scope, type Subscriber } from './subscriber.ts';
import { topicChoices } from './topic-choices.ts';

/**
 * Whose link this is.
 *
 * @throws Problem `link-used-or-expired`
 * @example const { target } = subscriberOfLink(ctx, 'k3j9x0a1b2c3', 'dBjftJeZ4CVP');
 */
export function subscriberOfLink(ctx: StatusContext, id: string, code: string): Subscriber {
  checkLink(ctx, 'manage', id, code);
  const subscriber = findSubscriber(ctx, id);
  if (subscriber) return subscriber;
  throw refusal('ended');
}

/**
 * Changes what somebody is told, and in which language. The scope replaces the one before.
 *
 * @throws Problem `invalid-input` when nothing is chosen, or something that is not there
 * @example saveChoices(ctx, subscriber, 'fr', { isPage: false, topics: [component.id] });
 */
export function saveChoices(
  ctx: StatusContext,
  subscriber: Subscriber,
  language: Language,
  { isPage, topics }: Scope,
): void {
  const { db } = ctx.store;
  const { id } = subscriber;
  const known = new Set(topicChoices(ctx, language, subscriber.topics).map((one) => one.id));
  if (!isPage && topics.length === 0) throw refusal('nothing-chosen');
  if (!topics.every((topic) => known.has(topic))) throw refusal('choice-gone');
  ctx.store.transaction(() => {
    db.prepare('update status_subscribers set language = ?, is_page = ? where id = ?').run(
      language,
      Number(isPage),
      id,
    );
    db.prepare('delete from status_topics where subscriber_id = ?').run(id);
    const follow = db.prepare('insert or ignore into status_topics values (?, ?)');
    for (const topic of topics) follow.run(id, topic);
  });
}
