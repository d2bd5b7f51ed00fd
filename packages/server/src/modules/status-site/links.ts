import type { Language } from '../../platform/language.ts';
import { siteTexts } from './texts.ts';

/** Where the documents for machines lie: those with words in them below `/fr` in French. */
export function linksFor(
  language: Language,
): Record<'atom' | 'rss' | 'jsonFeed' | 'calendar' | 'badge' | 'api', string> {
  const below = language === 'fr' ? '/fr' : '';
  return {
    atom: `${below}/history.atom`,
    rss: `${below}/history.rss`,
    jsonFeed: `${below}/history.json`,
    calendar: `${below}/calendar.ics`,
    badge: `${below}/badge.svg`,
    api: '/api/v2/summary.json',
  };
}

/** The same with their names. */
export function machineLinks(language: Language): [address: string, name: string][] {
  const t = siteTexts[language];
  const links = linksFor(language);
  return [
    [links.atom, 'Atom'],
    [links.rss, 'RSS'],
    [links.jsonFeed, t.jsonFeed],
    [links.calendar, t.calendar],
    [links.api, 'API'],
    [links.badge, t.badge],
  ];
}
