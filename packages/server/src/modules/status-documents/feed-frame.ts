import type { Snapshot } from '#status';
import type { Language } from '../../platform/language.ts';

/** What all feeds say of themselves. */
export interface FeedFrame {
  title: string;
  homeUrl: string;
  /** French ones lie below `fr/`. */
  path: string;
  /** The last change of an entry; a feed without entries has the page's. */
  updatedAt: string;
}

export function feedFrame(snapshot: Snapshot, language: Language, name: string): FeedFrame {
  const { page, incidents, maintenances } = snapshot;
  const isFrench = language === 'fr';
  const changes = [...incidents, ...maintenances].map(({ updatedAt }) => updatedAt).toSorted();
  return {
    title: isFrench
      ? `État de ${page.name} - Historique des incidents`
      : `${page.name} Status - Incident History`,
    homeUrl: isFrench ? `${page.url}/fr` : page.url,
    path: isFrench ? `fr/${name}` : name,
    updatedAt: changes.at(-1) ?? page.updatedAt,
  };
}
