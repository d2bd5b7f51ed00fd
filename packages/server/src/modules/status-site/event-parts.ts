import { html, raw } from 'hono/html';
import type { Component, IncidentStatus, MaintenanceStatus, Update, Words } from '#status';
import type { Language } from '../../platform/language.ts';
import type { Html } from '../../platform/page.ts';
import {
  affectedBy,
  beganAt,
  endedAt,
  eventPath,
  impactOf,
  isMaintenance,
  say,
  type SiteEvent,
} from './events.ts';
import { STATE_OF_IMPACT, stateIcon } from './icons.ts';
import { dayOf, showHour, showInstant, spanName } from './show-time.ts';
import { siteTexts } from './texts.ts';

export type SiteUpdate = Update<IncidentStatus | MaintenanceStatus>;

/** A text of an operator as paragraphs; nothing in it counts as markup. */
export function showText(words: Words, language: Language): Html {
  const lang = words[language] ? '' : raw(` lang="${words.en ? 'en' : 'fr'}"`);
  const paragraphs = say(words, language)
    .trim()
    .split(/\n\s*\n/);
  return html`${paragraphs.map((text) => {
    const lines = text.split('\n').map((line, at) => (at === 0 ? html`${line}` : html`<br />${line}`));
    return html`<p ${lang}>${lines}</p>`;
  })}`;
}

/** The title of an event with the shape of its impact, leading to its own page. */
export function eventTitle(event: SiteEvent, language: Language): Html {
  const t = siteTexts[language];
  const impact = impactOf(event);
  return html`${stateIcon(STATE_OF_IMPACT[impact])}<a href="/${language}${eventPath(event)}"
      >${say(event.title, language)}</a
    ><span class="sr"> (${t.impacts[impact]})</span>`;
}

/** Updates, the newest first, with what each says of components. */
export function updateList(
  updates: readonly SiteUpdate[],
  components: Component[],
  language: Language,
): Html {
  const t = siteTexts[language];
  const items = updates.map(
    (update) =>
      html`<li>
        <p class="when"><b>${t.statuses[update.status]}</b> ${showInstant(update.displayAt, language)}</p>
        ${showText(update.body, language)} ${affectedList(update, components, language)}
      </li>`,
  );
  return html`<ol class="updates" reversed>
    ${items}
  </ol>`;
}

function affectedList({ affected }: SiteUpdate, components: Component[], language: Language): Html {
  const t = siteTexts[language];
  // What did not change is on the page already.
  const changed = (affected ?? []).filter(({ oldState, newState }) => oldState !== newState);
  const items = changed.flatMap(({ componentId, newState }) => {
    const component = components.find(({ id }) => id === componentId);
    if (!component) return [];
    const name = say(component.name, language);
    return html`<li>${stateIcon(newState, 14)}${t.colon(name, t.states[newState])}</li>`;
  });
  return items.length === 0
    ? html``
    : html`<ul class="changed">
        ${items}
      </ul>`;
}

/** What is known of an event at a glance, as one quiet line. */
export function eventLine(event: SiteEvent, components: Component[], language: Language): Html {
  const t = siteTexts[language];
  const names = affectedBy(event, components).map(({ name }) => say(name, language));
  const impact = t.impacts[impactOf(event)];
  const kind = isMaintenance(event) ? `${impact}, ${t.statuses[event.status].toLowerCase()}` : impact;
  const parts = [
    html`${kind}`,
    isMaintenance(event)
      ? showWindow(event.scheduledFor, event.scheduledUntil, language)
      : showSpan(event, language),
    ...(names.length > 0 ? [html`${names.join(', ')}`] : []),
  ];
  return html`<p class="meta">${parts.map((part) => html`<span>${part}</span> `)}</p>`;
}

/** From when to when, and how long that is. */
export function showWindow(from: string, until: string, language: Language): Html {
  const seconds = (Date.parse(until) - Date.parse(from)) / 1000;
  // Written down later with one moment alone.
  if (seconds <= 0) return showInstant(from, language);
  const end = dayOf(from) === dayOf(until) ? showHour(until, language) : showInstant(until, language);
  return html`${showInstant(from, language)} – ${end} (${spanName(seconds, language)})`;
}

function showSpan(event: SiteEvent, language: Language): Html {
  const [from, until] = [beganAt(event), endedAt(event)];
  const t = siteTexts[language];
  return until ? showWindow(from, until, language) : html`${t.underWayFor} ${showInstant(from, language)}`;
}
