import { html } from 'hono/html';
import type { Snapshot } from '#status';
import type { Language } from '../../platform/language.ts';
import type { Html } from '../../platform/page.ts';
import { componentList } from './component-list.ts';
import { eventCards } from './event-cards.ts';
import { isAhead, isOpen } from './events.ts';
import type { SiteFigures } from './figures.ts';
import { headline } from './headline.ts';
import { pastDays } from './past-days.ts';
import { siteTexts } from './texts.ts';

/** The first page: is it us, what is affected, since when, what next. */
export function homePage(snapshot: Snapshot, figures: SiteFigures, language: Language): Html {
  const t = siteTexts[language];
  const { incidents, maintenances, components } = snapshot;
  // What comes next comes first.
  const ahead = maintenances.filter(isAhead).toSorted((a, b) => a.scheduledFor.localeCompare(b.scheduledFor));
  return html`${headline(snapshot, language)}
  ${eventCards(t.openIncidents, incidents.filter(isOpen), components, language)}
  ${eventCards(t.maintenanceNow, maintenances.filter(isOpen), components, language)}
  ${eventCards(t.maintenanceAhead, ahead, components, language)} ${componentList(snapshot, figures, language)}
  ${pastDays(snapshot, language)}`;
}
