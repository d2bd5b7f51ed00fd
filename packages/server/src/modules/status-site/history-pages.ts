import { html } from 'hono/html';
import type { Snapshot } from '#status';
import type { Language } from '../../platform/language.ts';
import type { Html } from '../../platform/page.ts';
import { eventLine, eventTitle, updateList } from './event-parts.ts';
import { beganAt, pastEvents, type SiteEvent } from './events.ts';
import { dayName, dayOf, monthName, monthsBack } from './show-time.ts';
import { siteTexts } from './texts.ts';

const monthOf = (iso: string): string => iso.slice(0, 7);

/** Every month since the service or its first event began, the newest first. */
export function historyMonths(snapshot: Snapshot): string[] {
  const starts = [
    snapshot.checkedAt,
    ...snapshot.facts.components.map(({ startedAt }) => startedAt),
    ...pastEvents(snapshot).map(beganAt),
  ];
  return monthsBack(monthOf(starts.toSorted()[0]!), monthOf(snapshot.checkedAt));
}

/** What happened in a month, the last first. */
function eventsIn(month: string, snapshot: Snapshot): SiteEvent[] {
  return pastEvents(snapshot).filter((event) => monthOf(beganAt(event)) === month);
}

/** All months at a glance. */
export function historyPage(snapshot: Snapshot, language: Language): Html {
  const t = siteTexts[language];
  const months = historyMonths(snapshot).map((month) => {
    const events = eventsIn(month, snapshot);
    const list =
      events.length === 0
        ? html`<p class="quiet">${t.quietMonth}</p>`
        : html`<ul class="card rows">
            ${events.map(
              (event) =>
                html`<li>
                  <p class="title">${eventTitle(event, language)}</p>
                  ${eventLine(event, snapshot.components, language)}
                </li>`,
            )}
          </ul>`;
    return html`<section>
      <h2><a href="/${language}/history/${month}">${monthName(month, language)}</a></h2>
      ${list}
    </section>`;
  });
  return html`<h1>${t.history}</h1>
    <p class="lead">${t.historyLead}</p>
    ${months}`;
}

/** One month with everything that was said. */
export function monthPage(month: string, snapshot: Snapshot, language: Language): Html {
  const t = siteTexts[language];
  const months = historyMonths(snapshot);
  const at = months.indexOf(month);
  const link = (to: string | undefined, label: (month: string) => string, rel: string): Html =>
    to
      ? html`<a class="button" rel="${rel}" href="/${language}/history/${to}"
          >${label(monthName(to, language))}</a
        >`
      : html``;
  const events = eventsIn(month, snapshot);
  const days = [...new Set(events.map((event) => dayOf(beganAt(event))))];
  const diary = days.map(
    (day) =>
      html`<li>
        <h2><time datetime="${day}">${dayName(day, language)}</time></h2>
        <div>
          ${events
            .filter((event) => dayOf(beganAt(event)) === day)
            .map(
              (event) =>
                html`<article class="event">
                  <h3>${eventTitle(event, language)}</h3>
                  ${eventLine(event, snapshot.components, language)}
                  ${updateList(event.updates, snapshot.components, language)}
                </article>`,
            )}
        </div>
      </li>`,
  );
  return html`<h1>${monthName(month, language)}</h1>
    ${
      events.length === 0
        ? html`<p class="card empty">${t.quietMonth}</p>`
        : html`<ol class="diary" reversed>
            ${diary}
          </ol>`
    }
    <p class="acts">${link(months[at + 1], t.older, 'prev')} ${link(months[at - 1], t.newer, 'next')}</p>`;
}
