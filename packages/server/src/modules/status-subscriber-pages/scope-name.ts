import type { StatusContext } from '#status';
import { topicChoices } from '#status-subscribers';
import type { Language } from '../../platform/language.ts';
import { subscriberTexts } from './texts.ts';

/** What is followed, in words. */
export function scopeName(
  ctx: StatusContext,
  language: Language,
  { isPage, topics }: { isPage: boolean; topics: string[] },
): string {
  const t = subscriberTexts[language];
  if (isPage) return t.everything;
  const names = topicChoices(ctx, language, topics).flatMap(({ name, isFollowed }) =>
    isFollowed ? [name] : [],
  );
  return names.join(', ') || t.gone;
}
