import { html } from 'hono/html';
import type { Component, Snapshot } from '#status';
import type { Language } from '../../platform/language.ts';
import type { Html } from '../../platform/page.ts';
import { eventTitle, updateList } from './event-parts.ts';
import { isOpen, type SiteEvent } from './events.ts';
import { dayName, dayOf, daysBefore } from './show-time.ts';
import { siteTexts } from './texts.ts';

const DAYS = 14;

/** The last two weeks as a diary: what was said on each day. */
export function pastDays(snapshot: Snapshot, language: Language): Html {
  const t = siteTexts[language];
  const today = dayOf(snapshot.checkedAt);
  const days = Array.from({ length: DAYS }, (_, back) => daysBefore(today, back));
  return html`<section>
    <h2>${t.pastDays}</h2>
    <ol class="diary" reversed>
      ${days.map((day) => diaryDay(day, snapshot, language))}
    </ol>
    <p class="more"><a href="/${language}/history">${t.allHistory}</a></p>
  </section>`;
}

function diaryDay(day: string, { incidents, maintenances, components }: Snapshot, language: Language): Html {
  const events = [...incidents, ...maintenances].filter(({ updates }) =>
    updates.some(({ displayAt }) => dayOf(displayAt) === day),
  );
  const said =
    events.length === 0
      ? html`<p class="quiet">${siteTexts[language].noIncident}</p>`
      : events.map((event) => diaryEvent(event, day, components, language));
  return html`<li>
    <h3><time datetime="${day}">${dayName(day, language)}</time></h3>
    <div>${said}</div>
  </li>`;
}

function diaryEvent(event: SiteEvent, day: string, components: Component[], language: Language): Html {
  const updates = event.updates.filter(({ displayAt }) => dayOf(displayAt) === day);
  const told = isOpen(event)
    ? html`<p class="quiet">${siteTexts[language].stillOpen}</p>`
    : updateList(updates, components, language);
  return html`<article class="event">
    <h4>${eventTitle(event, language)}</h4>
    ${told}
  </article>`;
}
