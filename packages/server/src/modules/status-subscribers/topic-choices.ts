import { readComponents, readIncidents, readMaintenances, type StatusContext } from '#status';
import type { Language } from '../../platform/language.ts';

/** Something that can be followed, and whether it is. */
export interface TopicChoice {
  id: string;
  name: string;
  isFollowed: boolean;
}

/**
 * Everything that a subscriber may choose: components, and the events that are followed already.
 *
 * @example const followed = topicChoices(ctx, 'en', subscriber.topics).filter(({ isFollowed }) => isFollowed);
 */
export function topicChoices(ctx: StatusContext, language: Language, followed: string[]): TopicChoice[] {
  const components = readComponents(ctx).map(({ id, name }) => ({ id, name: name[language] }));
  const events = [...readIncidents(ctx, { ids: followed }), ...readMaintenances(ctx, { ids: followed })];
  const all = [...components, ...events.map(({ id, title }) => ({ id, name: title[language] }))];
  return all.map((one) => ({ ...one, isFollowed: followed.includes(one.id) }));
}
